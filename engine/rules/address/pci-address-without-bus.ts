import { guestOf } from '../../schema/domain/example-domains.ts';
import { familyOf, machineKind, machineOf, platformOf } from '../../schema/domain/machine.ts';
import { pciControllers, pciUsers } from '../../schema/domain/pci.ts';
import { deviceName } from '../../schema/read.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

function lacksPci(domain: Element): boolean {
  const machine = machineOf(domain);
  const family = familyOf(domain);
  if (family === 'x86') return machine === 'isapc';
  return machineKind(domain) === 'other' && ((family === 'arm' && machine !== 'versatilepb') || family === 'riscv');
}

export default defineRule({
  id: 'pci-address-without-bus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI address on a machine without PCI',
  why: 'isapc and most ARM and RISC-V boards have no PCI bus; the virt machines have.',
  remedy: 'Remove <address>, or use another machine type.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressValidate', text: 'No PCI buses available' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain'],
  *check(domain, { text: source }) {
    if (!lacksPci(domain) || pciControllers(domain).length > 0) return;
    for (const { device, address } of pciUsers(domain)) yield { at: address, message: `${deviceName(device)} has a PCI address, but there is no PCI on ${platformOf(domain)}.`, fixes: [offeredFix('Remove <address>', removeElement(source, address))] };
  },
  bad: [
    guestOf('x86_64', 'isapc', "<devices><interface type='user'><model type='virtio'/>«<address type='pci' domain='0' bus='0' slot='5' function='0'/>»</interface></devices>"),
  ],
  good: [
    guestOf('x86_64', 'pc', "<devices><interface type='user'><model type='virtio'/><address type='pci' domain='0' bus='0' slot='5' function='0'/></interface></devices>"),
  ],
});
