import { deviceName } from '../../schema/read.ts';
import { isIpv4, isIpv6 } from '../../core/ip.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'portforward-address-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A port forward from an address that is none',
  why: 'passt listens at an address of the host.',
  remedy: 'Write an IPv4 or IPv6 address, or remove it to listen at all of them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetPortForwardDefParseXML', text: "Invalid address '%1$s' in <portForward>" },
  ],
  visits: ['domain/devices/interface/portForward'],
  *check(forward, { text: source }) {
    const address = attribute(forward, 'address');
    if (!address || isIpv4(address.value) || isIpv6(address.value)) return;
    yield { at: address, message: `${deviceName(forward)} forwards ports of ${address.value.slice(0, 60)}, which is no IP address.`, fixes: [offeredFix('Remove address', removeAttribute(source, address))] };
  },
  bad: [
    "<interface type='user'><backend type='passt'/><portForward proto='tcp' «address='localhost'»><range start='2022' to='22'/></portForward></interface>",
  ],
  good: [
    "<interface type='user'><backend type='passt'/><portForward proto='tcp' address='127.0.0.1'><range start='2022' to='22'/></portForward></interface>",
  ],
});
