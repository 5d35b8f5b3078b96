import { deviceName } from '../../schema/read.ts';
import { isIpv4 } from '../../core/ip.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'guestfwd-target',
  profile: 'libvirt',
  severity: 'error',
  title: 'A forwarded guest address that is none',
  why: 'QEMU forwards connections that the guest makes to an IPv4 address and port.',
  remedy: "Write <target type='guestfwd' address='10.0.2.1' port='4600'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrDefParseTargetXML', text: 'guestfwd channel does not define a target address' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrDefParseTargetXML', text: 'guestfwd channel only supports IPv4 addresses' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrDefParseTargetXML, src/util/virxml.c virXMLPropUInt', text: "Missing required attribute 'port' in element 'target'" },
  ],
  visits: ['domain/devices/channel/target'],
  *check(target) {
    if (value(target, 'type') !== 'guestfwd') return;
    const address = attribute(target, 'address');
    const what = deviceName(target);
    if (!address) yield { at: target, message: `${what} forwards connections but names no address.` };
    else if (!isIpv4(address.value)) yield { at: address, message: `${what} forwards connections to ${address.value}, which is no IPv4 address.` };
    else if (!attribute(target, 'port')) yield { at: target, message: `${what} forwards connections but names no port.` };
  },
  bad: [
    "<channel type='pty'>«<target type='guestfwd' port='4600'/>»</channel>",
    "<channel type='pty'><target type='guestfwd' «address='::1'» port='4600'/></channel>",
    "<channel type='pty'>«<target type='guestfwd' address='10.0.2.1'/>»</channel>",
  ],
  good: [
    "<channel type='pty'><target type='guestfwd' address='10.0.2.1' port='4600'/></channel>",
  ],
});
