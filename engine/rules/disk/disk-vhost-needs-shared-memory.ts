import { guestOf } from '../../schema/domain/example-domains.ts';
import { lacksSharedMemory, shareMemoryFix } from '../../schema/domain/shared-memory.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-vhost-needs-shared-memory',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vhost disk without shared memory',
  why: "Another process reads and writes the guest's memory for vhost-user and vDPA disks; libvirt insists that it is shared.",
  remedy: "Add <memoryBacking> with <source type='memfd'/> and <access mode='shared'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefVhostUserRequireSharedMemory', text: "'%1$s' requires shared memory" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk, { domain }) {
    const type = attribute(disk, 'type');
    if (!type || !['vhostuser', 'vhostvdpa'].includes(type.value) || !lacksSharedMemory(domain)) return;
    yield { at: type, message: `${deviceName(disk)} of type ${type.value} needs the guest's memory to be shared.`, fixes: shareMemoryFix(domain) };
  },
  bad: [
    "<disk «type='vhostuser'»><driver name='qemu' type='raw'/><source type='unix' path='/run/blk.sock'/><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    guestOf('x86_64', 'q35', "<memoryBacking><access mode='shared'/></memoryBacking><devices><disk type='vhostuser'><driver name='qemu' type='raw'/><source type='unix' path='/run/blk.sock'/><target dev='vda' bus='virtio'/></disk></devices>"),
  ],
});
