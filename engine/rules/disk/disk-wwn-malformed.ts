import { deviceName } from '../../schema/read.ts';
import { text, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-wwn-malformed',
  profile: 'libvirt',
  severity: 'error',
  title: 'A world wide name of wrong length or letters',
  why: 'A WWN is 64 bits: exactly 16 hexadecimal digits, with or without 0x.',
  remedy: 'Write 16 hexadecimal digits, such as 5000c50015ea71ac.',
  witness: [
    { source: 'libvirt 11.3.0 src/util/virutil.c virValidateWWN', text: 'Malformed wwn: %1$s' },
  ],
  visits: ['domain/devices/disk/wwn'],
  *check(wwn, { text: source }) {
    const written = text(wwn);
    if (written === '' || /^(?:0x)?[\da-f]{16}$/i.test(written)) return;
    yield { at: textSpan(wwn, source), message: `The WWN of ${deviceName(wwn)} is not 16 hexadecimal digits.` };
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><wwn>«5000c50015ea71»</wwn></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><wwn>«5000c50015ea71zz»</wwn></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><wwn>0x5000c50015ea71ac</wwn></disk>",
  ],
});
