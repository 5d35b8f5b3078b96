import { deviceName } from '../../schema/read.ts';
import { attribute, child, descendants, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'secret-lookup',
  profile: 'libvirt',
  severity: 'error',
  title: 'A secret named twice, or not at all',
  why: 'libvirt finds a secret by its UUID or by its usage; one of them.',
  remedy: "Write either uuid='…' or usage='…'.",
  witness: [
    { source: 'libvirt 11.3.0 src/util/virsecret.c virSecretLookupParseSecret', text: 'missing secret uuid or usage attribute' },
    { source: 'libvirt 11.3.0 src/util/virsecret.c virSecretLookupParseSecret', text: 'either secret uuid or usage expected' },
    { source: 'libvirt 11.3.0 src/util/virsecret.c virSecretLookupParseSecret', text: "invalid secret uuid '%1$s'" },
  ],
  onlyWith: ['secret'],
  visits: ['domain/devices/disk', 'domain/devices/hostdev'],
  *check(device, { text: source }) {
    if (device.name === 'hostdev' && value(child(device, 'source'), 'protocol') !== 'iscsi') return;
    for (const secret of descendants(device)) {
      if (secret.name !== 'secret' || (secret.parent?.name !== 'auth' && secret.parent?.name !== 'encryption')) continue;
      const uuid = attribute(secret, 'uuid');
      const usage = attribute(secret, 'usage');
      if (!uuid && !usage) yield { at: secret, message: `${deviceName(device)} has a <secret> without uuid and usage.` };
      else if (uuid && usage) yield { at: usage, message: `${deviceName(device)} names its secret by uuid and by usage.`, evidence: [{ at: uuid, message: 'The UUID is here.' }], fixes: [offeredFix('Remove usage', removeAttribute(source, usage)), offeredFix('Remove uuid', removeAttribute(source, uuid))] };
    }
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='pool/image'><host name='h.example.org'/><auth username='a'>«<secret type='ceph'/>»</auth></source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='pool/image'><host name='h.example.org'/><auth username='a'><secret type='ceph' «usage='a'» uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></auth></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.qcow2'><encryption format='luks'><secret type='passphrase' uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></encryption></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
