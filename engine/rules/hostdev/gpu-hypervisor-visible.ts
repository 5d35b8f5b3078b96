import { osMetadata, seemsWindows } from '../../schema/domain/guest-os.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { pciAddress } from '../../schema/read.ts';
import { all, child, children, descend, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

/** A graphics card comes with its sound as a second function of the same slot, or with a ROM file of its own. */
function looksLikeGpu(domain: Element): Element | undefined {
  const functions = new Map<string, Element>();
  const devices = all(domain, 'devices', 'hostdev').filter((h) => value(h, 'type') === 'pci');
  for (const hostdev of devices) {
    const pci = pciAddress(descend(hostdev, 'source', 'address'));
    if (!pci) continue;
    if (value(child(hostdev, 'rom'), 'file') !== undefined) return hostdev;
    const slot = `${pci.domain}:${pci.bus}:${pci.slot}`;
    const other = functions.get(slot);
    if (other) return other;
    if (pci.function === 0) functions.set(slot, hostdev);
  }
  return undefined;
}

export default defineRule({
  id: 'gpu-hypervisor-visible',
  profile: 'portability',
  severity: 'hint',
  title: 'A graphics card handed to Windows, with the hypervisor in sight',
  why: "NVIDIA's GeForce drivers before 465 refuse to work when they see that they run in a guest: the device manager shows code 43. Later drivers, and those of other makers, do not mind.",
  remedy: "Add <kvm><hidden state='on'/></kvm> and, with Hyper-V enlightenments, <vendor_id state='on' value='…'/> to <features>; or use a driver from 2021 or later.",
  witness: [{ source: 'libvirt manual, formatdomain, Hypervisor features, kvm hidden', text: 'Hide the KVM hypervisor from standard MSR based discovery' }, { source: 'NVIDIA, GeForce GPU Passthrough for Windows Virtual Machine (Beta), FAQ', text: 'supported on R465 or higher drivers' }],
  drivers: ['kvm'],
  visits: ['domain/devices'],
  *check(devices, { domain }) {
    if (child(domain, 'devices') !== devices || isX86(domain) !== true || !seemsWindows(domain) || value(descend(domain, 'features', 'kvm', 'hidden'), 'state') === 'on') return;
    if (children(child(domain, 'cpu'), 'feature').some((f) => value(f, 'name') === 'hypervisor' && value(f, 'policy') === 'disable')) return;
    const gpu = looksLikeGpu(domain);
    if (gpu) yield { at: gpu, message: "This looks like a graphics card for a Windows guest that sees its hypervisor; NVIDIA's drivers before 465 fail with code 43 then." };
  },
  bad: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/10')}<features><acpi/></features><devices>«<hostdev mode='subsystem' type='pci' managed='yes'>»<source><address bus='1' slot='0' function='0'/></source></hostdev><hostdev mode='subsystem' type='pci' managed='yes'><source><address bus='1' slot='0' function='1'/></source></hostdev></devices>`)],
  good: [
    guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/10')}<features><kvm><hidden state='on'/></kvm></features><devices><hostdev mode='subsystem' type='pci' managed='yes'><source><address bus='1' slot='0' function='0'/></source><rom file='/srv/gpu.rom'/></hostdev></devices>`),
    guestOf('x86_64', 'q35', "<devices><hostdev mode='subsystem' type='pci' managed='yes'><source><address bus='1' slot='0' function='0'/></source></hostdev></devices>"),
  ],
});
