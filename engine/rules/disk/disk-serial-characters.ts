import { deviceName } from '../../schema/read.ts';
import { child, textSpan } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-serial-characters',
  profile: 'libvirt',
  severity: 'error',
  title: 'A serial number with characters that QEMU cannot take',
  why: 'libvirt passes the serial to QEMU and lets through letters, digits, blanks and _ - . + only.',
  remedy: 'Use those characters only.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskSerial', text: "driver serial '%1$s' contains unsafe characters" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['serial'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const serial = child(disk, 'serial');
    const only = serial?.children.length === 1 ? serial.children[0] : undefined;
    const written = only?.kind === 'text' ? only.value : '';
    if (serial && !/^[\w\-. +]*$/.test(written)) yield { at: textSpan(serial, source), message: `The serial of ${deviceName(disk)} has characters that libvirt does not pass to QEMU.` };
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><serial>«a/b»</serial></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><serial>WD-WM A_1.2+3</serial></disk>",
  ],
});
