import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-nvme-namespace',
  profile: 'libvirt',
  severity: 'error',
  title: 'NVMe namespace 0',
  why: 'The namespaces of an NVMe controller are numbered from 1.',
  remedy: "Write namespace='1', or the number that `nvme list-ns` shows.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: "NVMe namespace can't be zero" },
  ],
  visits: ['domain/devices/disk/source'],
  *check(source) {
    const namespace = attribute(source, 'namespace');
    if (value(source.parent, 'type') !== 'nvme' || !namespace || !/^\s*0+$/.test(namespace.value)) return;
    yield { at: namespace, message: `${deviceName(source)} names NVMe namespace 0; they are counted from 1.`, fixes: [offeredFix("Write namespace='1'", setAttribute(source, 'namespace', '1'))] };
  },
  bad: [
    "<disk type='nvme'><driver name='qemu' type='raw'/><source type='pci' «namespace='0'»><address domain='0' bus='1' slot='0' function='0'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='nvme'><driver name='qemu' type='raw'/><source type='pci' namespace='1'><address domain='0' bus='1' slot='0' function='0'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
