import { canonicalUuid, deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { secrets: [{ uuid: '11111111-1111-4111-8111-111111111111', usageType: 'ceph', usage: 'client.libvirt', hasValue: true }, { uuid: '33333333-3333-4333-8333-333333333333', usageType: 'ceph', usage: 'client.new', hasValue: false }] };
const disk = (secret: string): string => `<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='vms/a'><host name='mon1'/><auth username='libvirt'><secret type='ceph' ${secret}/></auth></source><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'secret-without-value',
  cause: 'stor-secret-no-value',
  profile: 'host',
  severity: 'error',
  title: 'A secret that was never given its value',
  why: 'virsh secret-define makes a secret without what is to be kept secret. libvirt refuses to start a guest that needs it.',
  remedy: 'Give it its value: virsh secret-set-value UUID --file FILE.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/virsecretobj.c virSecretObjGetValue', text: "secret '%1$s' does not have a value" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk/source/auth/secret', 'domain/devices/disk/auth/secret', 'domain/devices/disk/source/encryption/secret', 'domain/devices/disk/encryption/secret', 'domain/devices/hostdev/source/auth/secret', 'domain/devices/tpm/backend/encryption'],
  needs: ['secrets'],
  *check(element, { host: { secrets } }) {
    const at = attribute(element, element.name === 'encryption' ? 'secret' : 'uuid') ?? attribute(element, 'usage');
    const uuid = canonicalUuid(at?.value);
    const secret = secrets.find((s) => (uuid !== undefined ? canonicalUuid(s.uuid) === uuid : at?.name === 'usage' && s.usageType === value(element, 'type') && s.usage === at.value));
    if (at && secret?.hasValue === false) yield { at, message: `${deviceName(element)} needs the secret ${at.value.slice(0, 60)}, which is defined on the host but has no value.` };
  },
  bad: [{ xml: disk("«uuid='33333333-3333-4333-8333-333333333333'»"), host }, { xml: disk("«usage='client.new'»"), host }],
  good: [{ xml: disk("uuid='11111111-1111-4111-8111-111111111111'"), host }, { xml: disk("usage='client.other'"), host }],
});
