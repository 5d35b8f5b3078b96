import { deviceName } from '../../schema/read.ts';
import { sourceChain } from '../../schema/domain/disk.ts';
import { child, children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-encryption-cipher',
  profile: 'libvirt',
  severity: 'error',
  title: 'A cipher named for an encrypted disk',
  why: 'The header of a LUKS volume says which cipher it uses; <cipher> and <ivgen> are for creating volumes.',
  remedy: 'Remove <cipher> and <ivgen>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateSourceChainOne', text: 'supplying <cipher> for domain disk definition is unnecessary' },
    { source: 'libvirt 11.3.0 src/conf/storage_encryption_conf.c virStorageEncryptionParseNode', text: 'ivgen element found, but cipher is missing' },
  ],
  onlyWith: ['encryption'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    for (const link of sourceChain(disk)) {
      const encryption = child(link.source, 'encryption') ?? (link.depth === 0 ? child(disk, 'encryption') : undefined);
      if (value(encryption, 'format') !== 'luks') continue;
      const found = child(encryption, 'cipher') ?? child(encryption, 'ivgen');
      if (!found) continue;
      const parts = [...children(encryption, 'cipher'), ...children(encryption, 'ivgen')];
      yield { at: found, message: `${deviceName(disk)} names <${found.name}> for its encryption; the volume says that itself.`, fixes: [safeFix('Remove <cipher> and <ivgen>', ...parts.map((p) => removeElement(source, p)))] };
    }
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'><encryption format='luks'><secret type='passphrase' usage='a'/>«<cipher name='aes' size='256' mode='cbc' hash='sha256'/>»</encryption></source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'><encryption format='luks'><secret type='passphrase' usage='a'/>«<ivgen name='plain64'/>»</encryption></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'><encryption format='luks'><secret type='passphrase' usage='a'/></encryption></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
