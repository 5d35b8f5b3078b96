import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { pools: [{ name: 'images', active: true }, { name: 'archive', active: false }], volumes: [{ pool: 'images', name: 'a.qcow2', path: '/srv/images/a.qcow2' }] };
const disk = (pool: string, volume: string): string => `<disk type='volume'><driver name='qemu' type='qcow2'/><source pool='${pool}' ${volume}/><target dev='vda' bus='virtio'/></disk>`;
/** So many the facts hold at most; beyond, a missing one may only have been left out. */
const ALL = 2000;

export default defineRule({
  id: 'volume-not-on-host',
  cause: 'up-vol-missing',
  profile: 'host',
  severity: 'error',
  title: 'A volume that the storage pool does not have',
  why: 'libvirt looks the volume up in the pool as it knows it. A file that was put there by other means is only seen after the pool is refreshed.',
  remedy: 'virsh vol-list POOL shows what there is; virsh pool-refresh POOL looks again; virsh vol-create-as makes a new one.',
  witness: [{ source: 'libvirt 11.3.0 src/storage/storage_driver.c storageVolLookupByName', text: "no storage vol with matching name '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@pool'],
  visits: ['domain/devices/disk'],
  needs: ['pools', 'volumes'],
  *check(disk, { host: { pools, volumes } }) {
    const source = value(disk, 'type') === 'volume' ? child(disk, 'source') : undefined;
    const at = attribute(source, 'volume');
    const pool = pools.find(({ name }) => name === value(source, 'pool'));
    // Names with several blanks in a row do not come through virsh's table whole.
    if (!at?.valueSpan || !pool?.active || volumes.length >= ALL || /\s{2}|^\s|\s$/.test(at.value)) return;
    if (!volumes.some((v) => v.pool === pool.name && v.name === at.value)) yield { at, message: `${deviceName(disk)} wants the volume ${at.value.slice(0, 80)}, which the storage pool ${pool.name.slice(0, 60)} does not have.` };
  },
  bad: [{ xml: disk('images', "«volume='b.qcow2'»"), host }],
  good: [{ xml: disk('images', "volume='a.qcow2'"), host }, { xml: disk('archive', "volume='b.qcow2'"), host }],
});
