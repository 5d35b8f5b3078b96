import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const FILTERED = ['network', 'bridge', 'ethernet'];

export default defineRule({
  id: 'interface-filter-ignored',
  profile: 'silent',
  severity: 'warning',
  title: 'A network filter on an interface that takes none',
  why: 'libvirt sets up filters only where the guest has a tap device of its own on the host. On interfaces of other types it does not read <filterref>: the guest runs without the filter, and the definition loses it.',
  remedy: "Use an interface of type network, bridge or ethernet, or remove <filterref>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefParseXML', text: 'case VIR_DOMAIN_NET_TYPE_ETHERNET: parse_filterref = true;' }],
  visits: ['domain/devices/interface/filterref'],
  *check(filter, { text }) {
    const nic = filter.parent!;
    const type = value(nic, 'type');
    if (type === undefined || FILTERED.includes(type) || child(nic, 'filterref') !== filter) return;
    yield { at: filter, message: `${deviceName(nic)} is of type ${type.slice(0, 20)}: libvirt drops its filter ${(value(filter, 'filter') ?? '').slice(0, 40)}, and the guest's traffic is not filtered.`, fixes: [offeredFix('Remove <filterref>', removeElement(text, filter))] };
  },
  bad: ["<interface type='direct'><source dev='eth0' mode='bridge'/>«<filterref filter='clean-traffic'/>»</interface>"],
  good: ["<interface type='network'><source network='default'/><filterref filter='clean-traffic'/></interface>"],
});
