import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { pools: [{ name: 'images', active: true }, { name: 'archive', active: false, autostart: false }, { name: 'nas', active: false, autostart: true }] };
const disk = (source: string): string => `<disk type='volume'><driver name='qemu' type='qcow2'/><source ${source} volume='a.qcow2'/><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'pool-inactive',
  cause: 'stor-pool-inactive',
  profile: 'host',
  severity: 'warning',
  title: 'A storage pool that is not started now',
  why: 'libvirt does not start a pool for the sake of a guest: while it is inactive, its volumes are not known and the guest does not start.',
  remedy: 'virsh pool-start POOL, and virsh pool-autostart POOL so that it comes up with the host.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainStorageSourceTranslateSourcePool', text: "storage pool '%1$s' containing volume '%2$s' is not active" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@pool'],
  visits: ['domain/devices/disk'],
  needs: ['pools'],
  *check(disk, { host: { pools } }) {
    const at = value(disk, 'type') === 'volume' ? attribute(child(disk, 'source'), 'pool') : undefined;
    const pool = pools.find(({ name }) => name === at?.value);
    if (!at || pool?.active !== false) return;
    const later = pool.autostart === undefined ? '' : pool.autostart ? '; it is to start with the host (autostart)' : '; it does not start with the host (no autostart)';
    yield { at, message: `${deviceName(disk)} wants a volume of the storage pool ${at.value.slice(0, 60)}, which is not active now${later}.` };
  },
  bad: [{ xml: disk("«pool='archive'»"), host }, { xml: disk("«pool='nas'»"), host }],
  good: [{ xml: disk("pool='images'"), host }],
});
