import { deviceName } from '../../schema/read.ts';
import { descend } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-encryption-twice',
  profile: 'libvirt',
  severity: 'error',
  title: 'Encryption declared twice',
  why: 'Encryption stands in <disk> (the old place) or in <source>; both are ambiguous.',
  remedy: 'Keep the one in <source>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefParseSourceXML', text: 'an <encryption> definition already found for disk source' },
  ],
  visits: ['domain/devices/disk/encryption'],
  *check(encryption, { text: source }) {
    const other = descend(encryption.parent, 'source', 'encryption');
    if (other) yield { at: encryption, message: `${deviceName(encryption)} has <encryption> here and in its <source>.`, evidence: [{ at: other, message: 'The other one is here.' }], fixes: [offeredFix('Remove the one outside of <source>', removeElement(source, encryption))] };
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'><encryption format='luks'><secret type='passphrase' usage='a'/></encryption></source><target dev='vda' bus='virtio'/>«<encryption format='luks'>»<secret type='passphrase' usage='a'/></encryption></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><encryption format='luks'><secret type='passphrase' usage='a'/></encryption></disk>",
  ],
});
