import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-bus-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk bus of another hypervisor',
  why: 'xen belongs to Xen and uml to user-mode Linux; the QEMU driver refuses to start disks on them. A target named xvd… or ubd… means those buses where no bus is written.',
  remedy: "Use bus='virtio' with a target such as vda.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildDiskDeviceProps', text: "unsupported disk bus '%1$s' with device setup" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk) {
    const bus = diskBus(disk);
    const target = child(disk, 'target');
    if (!target || (bus !== 'xen' && bus !== 'uml')) return;
    yield { at: attribute(target, 'bus') ?? attribute(target, 'dev') ?? disk, message: `${deviceName(disk)} is on the ${bus} bus, which QEMU does not have.`, ...(!child(disk, 'address') && { fixes: [offeredFix("Write bus='virtio'", setAttribute(target, 'bus', 'virtio'))] }) };
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='xvda' «bus='xen'»/></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target «dev='xvda'»/></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='xvda' bus='virtio'/></disk>",
  ],
});
