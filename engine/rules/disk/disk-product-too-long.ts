import { isOlder } from '../../core/version.ts';
import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-product-too-long',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vendor or product text that does not fit',
  why: 'SCSI gives the vendor 8 and the product 16 characters, ATA gives the product 40.',
  remedy: 'Shorten the text.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate',
    text: 'disk product is more than %1$zu characters',
  }],
  onlyWith: ['product', 'vendor'],
  visits: ['domain/devices/disk'],
  *check(disk, { target }) {
    // libvirt 9.0.0 knows the one limit only.
    const limits = { vendor: 8, product: diskBus(disk) === 'scsi' || isOlder(target.libvirt, '9.1.0') ? 16 : 40 };
    for (const [name, limit] of Object.entries(limits)) {
      const written = child(disk, name);
      const length = text(written).length;
      if (written && length > limit) yield { at: written, message: `The ${name} of ${deviceName(disk)} has ${length} characters; ${limit} fit.` };
    }
  },
  bad: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='scsi'/>
      «<product>»A name of 17 char</product>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='sata'/>
      <product>A name of 17 char</product>
    </disk>`,
  ],
});
