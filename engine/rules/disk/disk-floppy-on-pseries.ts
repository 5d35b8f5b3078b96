import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-floppy-on-pseries',
  profile: 'libvirt',
  severity: 'error',
  title: 'A floppy on a pseries machine',
  why: 'pseries machines have no floppy controller; libvirt refuses to start one.',
  remedy: 'Use a cdrom or a disk.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidateDisks', text: 'PowerPC pseries machines do not support floppy device' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk, { domain }) {
    const device = attribute(disk, 'device');
    if (device?.value === 'floppy' && isMachine(domain, 'pseries')) yield { at: device, message: `${deviceName(disk)} is a floppy, which pseries machines do not have.` };
  },
  bad: [
    guestOf('ppc64', 'pseries', "<devices><disk type='file' «device='floppy'»><source file='/srv/a.img'/><target dev='fda' bus='fdc'/></disk></devices>"),
  ],
  good: [
    "<disk type='file' device='floppy'><source file='/srv/a.img'/><target dev='fda' bus='fdc'/></disk>",
  ],
});
