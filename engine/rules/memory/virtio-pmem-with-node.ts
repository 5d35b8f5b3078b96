import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { descend, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'virtio-pmem-with-node',
  profile: 'libvirt',
  severity: 'error',
  title: 'virtio-pmem tied to a guest NUMA node',
  why: 'virtio-pmem is a PCI device to the guest and belongs to none of its NUMA nodes; QEMU has no such property.',
  remedy: 'Remove target/node.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'virtio-pmem does not support NUMA nodes' }],
  visits: ['domain/devices/memory'],
  *check(device, { text }) {
    const node = descend(device, 'target', 'node');
    if (value(device, 'model') !== 'virtio-pmem' || !node) return;
    yield { at: node.span, message: `${deviceName(device)} cannot belong to a guest NUMA node.`, fixes: [offeredFix('Remove <node>', removeElement(text, node))] };
  },
  bad: [numaGuest("<memory model='virtio-pmem' access='shared'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size>«<node>0</node>»</target></memory>")],
  good: [numaGuest("<memory model='virtio-pmem' access='shared'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size></target></memory>"), numaGuest("<memory model='dimm'><target><size unit='MiB'>256</size><node>0</node></target></memory>")],
});
