import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const isV6 = (route: Element): boolean => value(route, 'family') === 'ipv6';
const net = (routes: string): string => `<interface type='user'><backend type='passt'/>${routes}</interface>`;

export default defineRule({
  id: 'passt-route',
  profile: 'libvirt',
  severity: 'error',
  since: '12.0.0',
  title: 'A route that passt cannot tell the guest',
  why: 'passt tells the guest one default gateway for IPv4 and one for IPv6; it knows no other routes.',
  remedy: "Write <route family='ipv4' gateway='…'/>, once for each family.",
  witness: [
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of interfaces', text: '<route> elements of an interface using the passt backend must be default routes, with only a gateway specified' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of interfaces', text: 'only one IPv4 default route can be specified for an interface using the passt backend' },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of interfaces', text: 'only one IPv6 default route can be specified for an interface using the passt backend' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['route'],
  visits: ['domain/devices/interface'],
  *check(net, { text: source }) {
    if (value(child(net, 'backend'), 'type') !== 'passt') return;
    const seen = new Map<boolean, Element>();
    for (const route of children(net, 'route')) {
      const extra = ['address', 'prefix', 'netmask', 'metric'].map((name) => attribute(route, name)).find((a) => a !== undefined);
      const first = seen.get(isV6(route));
      if (extra) yield { at: extra, message: `${deviceName(net)} is served by passt, whose routes have a gateway only, no ${extra.name}.` };
      else if (first) yield { at: route, message: `${deviceName(net)} has a default route for IPv${isV6(route) ? 6 : 4} already.`, evidence: [{ at: first, message: 'The first one is here.' }], fixes: [offeredFix('Remove this <route>', removeElement(source, route))] };
      else seen.set(isV6(route), route);
    }
  },
  bad: [
    net("<route family='ipv4' «address='192.0.2.0'» prefix='24' gateway='192.0.2.1'/>"),
    net("<route family='ipv4' gateway='192.0.2.1'/>«<route family='ipv4' gateway='192.0.2.2'/>»"),
  ],
  good: [net("<route family='ipv4' gateway='192.0.2.1'/><route family='ipv6' gateway='fe80::1'/>")],
});
