import { isOlder } from '../../core/version.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { machineKind, platformOf } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const WITHOUT = ['arm-virt', 'riscv-virt', 'loongarch-virt', 's390-ccw'];

export default defineRule({
  id: 'disk-floppy-on-pseries',
  profile: 'libvirt',
  severity: 'error',
  title: 'A floppy on a machine without floppy controller',
  why: 'Only PCs, and some old boards, have a floppy controller; libvirt refuses to start a floppy on pseries, and since 11.4.0 on any machine that lacks one.',
  remedy: 'Use a cdrom or a disk.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidateDisks', text: 'PowerPC pseries machines do not support floppy device' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of disks', text: 'this machine type do not support floppy devices' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk, { domain, target }) {
    const device = attribute(disk, 'device');
    const kind = machineKind(domain) ?? '';
    const lacks = kind === 'pseries' || (!isOlder(target.libvirt, '11.4.0') && WITHOUT.includes(kind));
    if (device?.value === 'floppy' && lacks) yield { at: device, message: `${deviceName(disk)} is a floppy, which ${platformOf(domain)} does not have.` };
  },
  bad: [
    guestOf('ppc64', 'pseries', "<devices><disk type='file' «device='floppy'»><source file='/srv/a.img'/><target dev='fda' bus='fdc'/></disk></devices>"),
    guestOf('aarch64', 'virt', "<devices><disk type='file' «device='floppy'»><source file='/srv/a.img'/><target dev='fda' bus='fdc'/></disk></devices>"),
  ],
  good: [
    "<disk type='file' device='floppy'><source file='/srv/a.img'/><target dev='fda' bus='fdc'/></disk>",
  ],
});
