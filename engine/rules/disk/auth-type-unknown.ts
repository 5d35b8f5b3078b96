import { deviceName } from '../../schema/read.ts';
import { sourceChain } from '../../schema/domain/disk.ts';
import { attribute, children } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'auth-type-unknown',
  profile: 'libvirt',
  severity: 'error',
  title: 'A kind of authentication that libvirt does not know',
  why: 'auth/@type is for storage pools: chap or ceph. Disks tell by the type of the secret.',
  remedy: 'Remove type from <auth>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/storage_source_conf.c virStorageAuthDefParse', text: "unknown auth type '%1$s'" },
  ],
  onlyWith: ['auth'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    for (const auth of [...children(disk, 'auth'), ...sourceChain(disk).flatMap((link) => children(link.source, 'auth'))]) {
      const type = attribute(auth, 'type');
      if (type && !['none', 'chap', 'ceph'].includes(type.value)) yield { at: type, message: `${deviceName(disk)} has <auth type='${type.value.slice(0, 60)}'>, which libvirt does not know.`, fixes: [safeFix('Remove type', removeAttribute(source, type))] };
    }
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='pool/image'><host name='h.example.org'/><auth «type='cephx'» username='a'><secret type='ceph' usage='b'/></auth></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='pool/image'><host name='h.example.org'/><auth username='a'><secret type='ceph' usage='b'/></auth></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
