import { diskFormat } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-encryption-format',
  profile: 'libvirt',
  severity: 'error',
  title: 'Encryption of an image that cannot have it',
  why: 'QEMU reads LUKS inside raw and qcow2 images only; the old qcow encryption is gone.',
  remedy: 'Use <driver type=\'qcow2\'/> or \'raw\' with <encryption format=\'luks\'>.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource',
    text: 'encryption is supported only with \'raw\' and \'qcow2\' image format',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource',
    text: 'old qcow/qcow2 encryption is not supported',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['encryption'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const encryption = child(child(disk, 'source'), 'encryption') ?? child(disk, 'encryption');
    const format = attribute(encryption, 'format');
    const type = attribute(child(disk, 'driver'), 'type');
    if (!encryption || !format) return;
    if (format.value === 'qcow' || format.value === 'default') yield { at: format, message: `${deviceName(disk)} uses the encryption '${format.value}', which QEMU no longer reads; use luks.` };
    else if (type && (value(encryption, 'engine') ?? 'qemu') === 'qemu' && format.value === 'luks' && !['raw', 'qcow2'].includes(diskFormat(disk) ?? 'raw')) yield { at: type, message: `${deviceName(disk)} is encrypted with LUKS in a ${type.value} image; QEMU reads it in raw and qcow2 only.` };
  },
  bad: [
    `<disk type='file'>
      <driver name='qemu' «type='vmdk'»/>
      <source file='/srv/a.vmdk'>
        <encryption format='luks'>
          <secret type='passphrase' usage='s'/>
        </encryption>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <driver name='qemu' type='qcow2'/>
      <source file='/srv/a.qcow2'>
        <encryption format='luks'>
          <secret type='passphrase' usage='s'/>
        </encryption>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
});
