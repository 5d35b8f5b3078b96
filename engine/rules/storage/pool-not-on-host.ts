import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { pools: [{ name: 'images', active: true }, { name: 'archive', active: false, autostart: false }] };
const disk = (source: string): string => `<disk type='volume'><driver name='qemu' type='qcow2'/><source ${source} volume='a.qcow2'/><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'pool-not-on-host',
  cause: 'stor-pool-not-found',
  profile: 'host',
  severity: 'error',
  title: 'A storage pool that the host does not have',
  why: "A disk of type='volume' is looked up in its pool when the guest starts.",
  remedy: 'Use a pool of the host (virsh pool-list --all), or define this one.',
  witness: [{ source: 'libvirt 11.3.0 src/storage/storage_driver.c storagePoolLookupByName', text: "no storage pool with matching name '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@pool'],
  visits: ['domain/devices/disk'],
  needs: ['pools'],
  *check(disk, { host: { pools } }) {
    const at = value(disk, 'type') === 'volume' ? attribute(child(disk, 'source'), 'pool') : undefined;
    if (!at?.valueSpan || pools.some(({ name }) => name === at.value)) return;
    yield { at, message: `${deviceName(disk)} wants the storage pool ${at.value.slice(0, 60)}, which the host does not have; it has ${pools.slice(0, 8).map(({ name }) => name.slice(0, 40)).join(', ') || 'none'}.` };
  },
  bad: [{ xml: disk("«pool='image'»"), host }],
  good: [{ xml: disk("pool='images'"), host }, { xml: disk("pool='archive'"), host }],
});
