import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'interface-bandwidth-class',
  profile: 'libvirt',
  severity: 'error',
  title: 'A traffic class on an interface',
  why: "Classes belong to the <bandwidth> of networks' plug-in ports; libvirt chooses the one of an interface.",
  remedy: 'Remove classID from <bandwidth>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/netdev_bandwidth_conf.c virNetDevBandwidthParse', text: 'classID attribute not supported on <bandwidth> in this usage context' },
  ],
  visits: ['domain/devices/interface/bandwidth'],
  *check(bandwidth, { text: source }) {
    const found = attribute(bandwidth, 'classID');
    if (found) yield { at: found, message: `${deviceName(bandwidth)} has classID='${found.value}', which libvirt does not take on an interface.`, fixes: [safeFix('Remove classID', removeAttribute(source, found))] };
  },
  bad: [
    "<interface type='network'><source network='default'/><bandwidth «classID='3'»><outbound average='10'/></bandwidth></interface>",
  ],
  good: [
    "<interface type='network'><source network='default'/><bandwidth><outbound average='10'/></bandwidth></interface>",
  ],
});
