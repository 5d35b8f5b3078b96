import { deviceName } from '../../schema/read.ts';
import { isIpv4, isIpv6 } from '../../core/ip.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, safeFix, offeredFix } from '../rule.ts';

/** An IPv4 address as a number. */
const v4 = (text: string): number => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

export default defineRule({
  id: 'route-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A route that leads nowhere',
  why: 'A route has the address of a network and a gateway, both of one family. Without family it is IPv4. The prefix (or, for IPv4, the netmask) says how many bits are the network; the others must be 0.',
  remedy: "Write <route family='ipv4' address='192.168.9.0' prefix='24' gateway='192.168.8.1'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: '%1$s: Missing required address attribute in route definition' },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: '%1$s: Missing required gateway attribute in route definition' },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: "%1$s: Bad network address '%2$s' in route definition" },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: "%1$s: Bad gateway address '%2$s' in route definition" },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: "%1$s: No family specified for non-IPv4 address '%2$s' in route definition" },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: "%1$s: IPv4 family specified for non-IPv4 address '%2$s' in route definition" },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: "%1$s: ipv6 family specified for non-IPv6 address '%2$s' in route definition" },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: '%1$s: Route definition cannot have both a prefix and a netmask' },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: '%1$s: Invalid prefix %2$u specified in route definition, must be 0 - 32' },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: '%1$s: Invalid prefix %2$u specified in route definition, must be 0 - 128' },
    { source: 'libvirt 11.3.0 src/conf/networkcommon_conf.c virNetDevIPRouteCreate', text: "%1$s: Address '%2$s' in route definition is not a network address" },
  ],
  visits: ['domain/devices/interface/route', 'domain/devices/interface/source/route', 'domain/devices/hostdev/route'],
  *check(route, { text: source }) {
    const what = deviceName(route);
    const [address, gateway, netmask, prefix] = ['address', 'gateway', 'netmask', 'prefix'].map((n) => attribute(route, n));
    const family = value(route, 'family');
    // A route of passt is the default one, which has no address.
    if (!address && gateway && value(child(route.parent, 'backend'), 'type') === 'passt') return;
    if (!address || !gateway) {
      yield { at: route, message: `${what} has a route without ${address ? 'gateway' : 'address'}.` };
      return;
    }
    const isV6 = family === 'ipv6';
    const fits = isV6 ? isIpv6 : isIpv4;
    const stray = [address, gateway].find((a) => !fits(a.value));
    if (stray) {
      yield { at: stray, message: `${what} has a route with the ${stray.name} ${stray.value.slice(0, 60)}, which is no IPv${isV6 ? 6 : 4} address${family === undefined ? '; other families must be named' : ''}.`, fixes: family === undefined && isIpv6(address.value) && isIpv6(gateway.value) ? [safeFix("Write family='ipv6'", setAttribute(route, 'family', 'ipv6'))] : [] };
      return;
    }
    if (netmask && isV6) yield { at: netmask, message: `${what} has an IPv6 route with a netmask; IPv6 has prefixes.` };
    else if (netmask && !isIpv4(netmask.value)) yield { at: netmask, message: `${what} has a route with the netmask ${netmask.value.slice(0, 60)}, which is none.` };
    else if (netmask && prefix) yield { at: netmask, message: `${what} has a route with prefix and netmask.`, fixes: [offeredFix('Remove netmask', removeAttribute(source, netmask)), offeredFix('Remove prefix', removeAttribute(source, prefix))] };
    else if (prefix && Number(prefix.value) > (isV6 ? 128 : 32)) yield { at: prefix, message: `${what} has a route with prefix ${prefix.value}; it is at most ${isV6 ? 128 : 32}.` };
    else if (!isV6 && (netmask || prefix)) {
      const bits = netmask ? v4(netmask.value) : Number(prefix!.value) === 0 ? 0 : (0xffffffff << (32 - Number(prefix!.value))) >>> 0;
      if (((v4(address.value) & ~bits) >>> 0) !== 0) yield { at: address, message: `${what} has a route to ${address.value}, which is a host and not a network of that ${netmask ? 'netmask' : 'prefix'}.` };
    }
  },
  bad: [
    "<interface type='ethernet'>«<route address='192.168.9.0'/>»</interface>",
    "<interface type='ethernet'><route «address='192.168.9.5'» prefix='24' gateway='192.168.8.1'/></interface>",
    "<interface type='ethernet'><route «address='fd00::'» prefix='64' gateway='fd01::1'/></interface>",
    "<interface type='ethernet'><route family='ipv4' address='192.168.9.0' prefix='24' «netmask='255.255.255.0'» gateway='192.168.8.1'/></interface>",
  ],
  good: [
    "<interface type='ethernet'><route family='ipv4' address='192.168.9.0' prefix='24' gateway='192.168.8.1'/><route family='ipv6' address='fd00::' prefix='64' gateway='fd01::1'/></interface>",
  ],
});
