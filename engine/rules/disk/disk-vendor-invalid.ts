import { deviceName } from '../../schema/read.ts';
import { textSpan } from '../../xml/query.ts';
import { setText } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-vendor-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vendor or product text that SCSI cannot carry',
  why: 'A SCSI INQUIRY answer has eight characters for the vendor, and only printable ASCII.',
  remedy: 'Shorten the text to eight characters, and use plain ASCII.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'disk vendor is more than %1$d characters' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'disk vendor is not printable string' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'disk product is not printable string' },
  ],
  visits: ['domain/devices/disk/vendor', 'domain/devices/disk/product'],
  *check(element, { text: source }) {
    const written = element.children.map((n) => (n.kind === 'text' || n.kind === 'cdata' ? n.value : '')).join('');
    const at = textSpan(element, source);
    if (written === '') return;
    if (/[^\x20-\x7e]/.test(written)) yield { at, message: `The ${element.name} of ${deviceName(element)} holds characters other than printable ASCII.` };
    else if (element.name === 'vendor' && written.length > 8) yield { at, message: `The vendor of ${deviceName(element)} has ${written.length} characters; SCSI has room for 8.`, fixes: [offeredFix('Keep the first 8 characters', setText(source, element, written.slice(0, 8).replace(/[<&]/g, '')))] };
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><vendor>«GREATDISKS»</vendor></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><product>«Größe»</product></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><vendor>SEAGATE</vendor><product>ST3146707LC</product></disk>",
  ],
});
