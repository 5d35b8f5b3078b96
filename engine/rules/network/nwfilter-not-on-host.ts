import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { nwfilters: [{ name: 'clean-traffic' }, { name: 'no-mac-spoofing' }] };
const nic = (filter: string): string => `<interface type='network'><source network='default'/><model type='virtio'/><filterref ${filter}/></interface>`;

export default defineRule({
  id: 'nwfilter-not-on-host',
  cause: 'net-nwfilter-missing',
  profile: 'host',
  severity: 'error',
  title: 'A network filter that the host does not have',
  why: 'The filter is looked up by its name when the guest starts; without it the guest would run unguarded, so it does not start.',
  remedy: 'Use a filter of the host (virsh nwfilter-list), or define this one (virsh nwfilter-define).',
  witness: [{ source: 'libvirt 11.3.0 src/conf/virnwfilterobj.c virNWFilterObjListFindInstantiateFilter', text: "referenced filter '%1$s' is missing" }],
  drivers: ['qemu', 'kvm', 'lxc'],
  onlyWith: ['filterref'],
  visits: ['domain/devices/interface'],
  needs: ['nwfilters'],
  *check(nic, { host: { nwfilters } }) {
    const at = attribute(child(nic, 'filterref'), 'filter');
    if (!at?.valueSpan || nwfilters.some(({ name }) => name === at.value)) return;
    yield { at, message: `${deviceName(nic)} wants the filter ${at.value.slice(0, 60)}, which the host does not have; it has ${nwfilters.slice(0, 8).map(({ name }) => name.slice(0, 40)).join(', ') || 'none'}.` };
  },
  bad: [{ xml: nic("«filter='clean-trafic'»"), host }],
  good: [{ xml: nic("filter='clean-traffic'"), host }],
});
