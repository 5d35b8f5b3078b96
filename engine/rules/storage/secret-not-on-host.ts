import { canonicalUuid, deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { secrets: [{ uuid: '11111111-1111-4111-8111-111111111111', usageType: 'ceph', usage: 'client.libvirt' }] };
const disk = (secret: string): string => `<disk type='network'><driver name='qemu' type='raw'/><source protocol='rbd' name='vms/a'><host name='mon1'/><auth username='libvirt'><secret type='ceph' ${secret}/></auth></source><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'secret-not-on-host',
  cause: 'up-secret-missing',
  profile: 'host',
  severity: 'error',
  title: 'A secret that the host does not have',
  why: 'Passwords and keys of network disks and encrypted images are kept by libvirt on each host, by UUID or by what they are for. They do not travel with the XML.',
  remedy: 'Define the secret on the host (virsh secret-define) and give it its value (virsh secret-set-value), or name one that is there (virsh secret-list).',
  witness: [{ source: 'libvirt 11.3.0 src/secret/secret_driver.c secretLookupByUUID', text: "no secret with matching uuid '%1$s'" }, { source: 'libvirt 11.3.0 src/secret/secret_driver.c secretLookupByUsage', text: "no secret with matching usage '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk/source/auth/secret', 'domain/devices/disk/auth/secret', 'domain/devices/disk/source/encryption/secret', 'domain/devices/disk/encryption/secret', 'domain/devices/hostdev/source/auth/secret'],
  needs: ['secrets'],
  *check(secret, { host: { secrets } }) {
    const [uuid, usage] = [attribute(secret, 'uuid'), attribute(secret, 'usage')];
    const wanted = canonicalUuid(uuid?.value);
    if (uuid && wanted !== undefined && !secrets.some((s) => canonicalUuid(s.uuid) === wanted)) yield { at: uuid, message: `${deviceName(secret)} needs the secret ${uuid.value.slice(0, 40)}, which the host does not have.` };
    const type = value(secret, 'type');
    if (!uuid && usage?.valueSpan && ['ceph', 'iscsi'].includes(type ?? '') && !secrets.some((s) => s.usageType === type && s.usage === usage.value)) yield { at: usage, message: `${deviceName(secret)} needs the ${type} secret for ${usage.value.slice(0, 60)}, which the host does not have.` };
  },
  bad: [{ xml: disk("«uuid='22222222-2222-4222-8222-222222222222'»"), host }, { xml: disk("«usage='client.other'»"), host }],
  good: [{ xml: disk("uuid='11111111-1111-4111-8111-111111111111'"), host }, { xml: disk("usage='client.libvirt'"), host }],
});
