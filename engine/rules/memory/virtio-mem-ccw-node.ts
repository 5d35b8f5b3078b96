import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine } from '../../schema/domain/machine.ts';
import { countText, deviceName } from '../../schema/read.ts';
import { child, descend, text, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'virtio-mem-ccw-node',
  profile: 'libvirt',
  severity: 'error',
  title: 'A NUMA node for virtio-mem on s390x',
  why: 's390x guests have no NUMA nodes that memory could belong to.',
  remedy: 'Remove <node>, or write 0.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefMemory', text: 'NUMA nodes are not supported for virtio-mem-ccw' },
  ],
  since: '11.0.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/memory'],
  *check(memory, { domain, text: source }) {
    const node = descend(memory, 'target', 'node');
    if (value(memory, 'model') !== 'virtio-mem' || isMachine(domain, 's390-ccw') !== true || !node || (countText(node) ?? 0) === 0) return;
    if (value(child(memory, 'address'), 'type') !== 'pci') yield { at: node, message: `${deviceName(memory)} names NUMA node ${text(node).slice(0, 10)}, but on s390x memory has none.`, fixes: [safeFix('Remove <node>', removeElement(source, node))] };
  },
  bad: [
    guestOf('s390x', 's390-ccw-virtio', "<maxMemory slots='4' unit='GiB'>8</maxMemory><devices><memory model='virtio-mem'><target><size unit='GiB'>1</size>«<node>»1</node><block unit='KiB'>1024</block><requested unit='GiB'>1</requested></target></memory></devices>"),
  ],
  good: [
    guestOf('s390x', 's390-ccw-virtio', "<maxMemory slots='4' unit='GiB'>8</maxMemory><devices><memory model='virtio-mem'><target><size unit='GiB'>1</size><block unit='KiB'>1024</block><requested unit='GiB'>1</requested></target></memory></devices>"),
  ],
});
