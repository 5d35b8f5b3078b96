import { familyOf } from '../../schema/domain/machine.ts';
import { memorySlots } from '../../schema/domain/memory.ts';
import { guestCellCount } from '../../schema/domain/numa.ts';
import { isOlder } from '../../core/version.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (numa: string): string => `<maxMemory slots='16' unit='GiB'>8</maxMemory><memory unit='GiB'>2</memory><vcpu>2</vcpu>${numa}`;

export default defineRule({
  id: 'memory-hotplug-needs-numa',
  profile: 'libvirt',
  severity: 'error',
  title: 'Memory hotplug without a guest NUMA cell, for an old libvirt',
  why: 'With room for memory modules QEMU gives the guest a NUMA node of its own. Since 9.6.0 libvirt adds the cell; older releases refuse the domain until the file describes it. ppc64 and s390x need none.',
  remedy: "Add <cpu><numa><cell id='0' cpus='0-1' memory='2' unit='GiB'/></numa></cpu> with all vCPUs and all memory.",
  witness: [
    { source: 'libvirt 9.0.0 src/qemu/qemu_domain.c qemuDomainDefValidateMemoryHotplug', text: 'At least one numa node has to be configured when enabling memory hotplug' },
    { source: 'libvirt 11.3.0 NEWS.rst, v9.6.0', text: 'qemu: Add NUMA node automatically for memory hotplug' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/maxMemory'],
  *check(element, { domain, target }) {
    const family = familyOf(domain);
    const hasRoom = memorySlots(domain) > 0 || (sizeInBytes(element) ?? 0n) > 0n;
    if (!isOlder(target.libvirt, '9.6.0') || !hasRoom || family === undefined || family === 'ppc64' || family === 's390' || guestCellCount(domain) > 0 || child(domain, 'maxMemory') !== element) return;
    yield { at: element, message: `libvirt ${target.libvirt} wants a guest NUMA cell for a domain with <maxMemory>, and there is none.` };
  },
  bad: [{ xml: guest('').replace("<maxMemory slots='16' unit='GiB'>", "«<maxMemory slots='16' unit='GiB'>»"), target: { libvirt: '9.0.0' } }],
  good: [{ xml: guest("<cpu><numa><cell id='0' cpus='0-1' memory='2' unit='GiB'/></numa></cpu>"), target: { libvirt: '9.0.0' } }, { xml: guest(''), target: { libvirt: '11.3.0' } }],
});
