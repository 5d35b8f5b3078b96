import { deviceName } from '../../schema/read.ts';
import { isIpv4, isIpv6 } from '../../core/ip.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'interface-ip-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'An IP address, prefix or peer that is none',
  why: 'libvirt reads the address by its family; prefixes run to 32 for IPv4 and to 128 for IPv6.',
  remedy: 'Correct the address or the prefix.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetIPParseXML', text: "Invalid address '%1$s' in <ip>" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetIPParseXML', text: "Invalid prefix value '%1$s' in <ip>" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetIPParseXML', text: "Invalid peer '%1$s' in <ip>" },
  ],
  visits: ['domain/devices/interface/ip', 'domain/devices/interface/source/ip', 'domain/devices/hostdev/ip'],
  *check(ip) {
    const address = attribute(ip, 'address');
    if (!address || (ip.parent!.name === 'hostdev' && value(ip.parent, 'mode') !== 'capabilities')) return;
    const family = value(ip, 'family') === 'ipv4' ? 4 : value(ip, 'family') === 'ipv6' ? 6 : isIpv4(address.value) ? 4 : 6;
    const fits = (text: string): boolean => (family === 4 ? isIpv4(text) : isIpv6(text));
    const what = deviceName(ip);
    if (!fits(address.value)) {
      yield { at: address, message: `${what} has the address ${address.value}, which is no IP${value(ip, 'family') === undefined ? '' : `v${family}`} address.` };
      return;
    }
    const prefix = attribute(ip, 'prefix');
    if (prefix && !(/^\s*\+?\d{1,10}$/.test(prefix.value) && Number(prefix.value) <= (family === 4 ? 32 : 128))) yield { at: prefix, message: `${what} has the prefix ${prefix.value}; an IPv${family} address has at most ${family === 4 ? 32 : 128} bits.` };
    const peer = attribute(ip, 'peer');
    if (peer && !fits(peer.value)) yield { at: peer, message: `${what} has the peer ${peer.value}, which is no IPv${family} address.` };
  },
  bad: [
    "<interface type='user'><ip «address='10.0.0.300'»/></interface>",
    "<interface type='user'><ip address='10.0.0.3' family='ipv4' «prefix='33'»/></interface>",
    "<interface type='ethernet'><ip address='10.0.0.3' «peer='somewhere'»/></interface>",
    "<interface type='user'><ip «address='::1'» family='ipv4'/></interface>",
  ],
  good: [
    "<interface type='user'><ip address='10.0.0.3' family='ipv4' prefix='24'/><ip address='fd00::1' family='ipv6' prefix='64'/></interface>",
  ],
});
