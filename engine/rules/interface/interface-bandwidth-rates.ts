import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const MOST: readonly (readonly [name: string, most: bigint])[] = [['average', 2n ** 54n], ['peak', 2n ** 54n], ['burst', 4194303n], ['floor', 2n ** 54n]];

export default defineRule({
  id: 'interface-bandwidth-rates',
  profile: 'libvirt',
  severity: 'error',
  title: 'A bandwidth limit without its rate, or with one that does not apply',
  why: 'Each direction has an average, of which peak and burst are a part. floor is a guarantee that only a libvirt network gives, for traffic to the guest. The kernel counts rates up to 2^54 and bursts up to 4194303 kilobytes.',
  remedy: "Write average='…' (kilobytes a second); use floor only with type='network' on <inbound>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/netdev_bandwidth_conf.c virNetDevBandwidthParseRate', text: 'Missing mandatory average or floor attributes' },
    { source: 'libvirt 11.3.0 src/conf/netdev_bandwidth_conf.c virNetDevBandwidthParseRate', text: "'peak' and 'burst' require 'average' attribute" },
    { source: 'libvirt 11.3.0 src/conf/netdev_bandwidth_conf.c virNetDevBandwidthParseRate', text: 'floor attribute is not supported for this config' },
    { source: 'libvirt 11.3.0 src/conf/netdev_bandwidth_conf.c virNetDevBandwidthRateValidate', text: "value '%1$llu' is too big for '%2$s' parameter, maximum is '%3$llu'" },
  ],
  visits: ['domain/devices/interface/bandwidth/inbound', 'domain/devices/interface/bandwidth/outbound'],
  *check(rate, { text: source }) {
    const what = deviceName(rate);
    const average = attribute(rate, 'average');
    const floor = attribute(rate, 'floor');
    if (!average && !floor) yield { at: rate, message: `${what} limits <${rate.name}> but says no average.` };
    const peak = attribute(rate, 'peak') ?? attribute(rate, 'burst');
    if (floor && peak && !average) yield { at: peak, message: `${what} has ${peak.name} without an average.` };
    if (floor && (rate.name === 'outbound' || value(rate.parent?.parent, 'type') !== 'network')) yield { at: floor, message: `${what} has a floor for <${rate.name}>; only <inbound> of type='network' can guarantee one.`, fixes: average ? [offeredFix('Remove floor', removeAttribute(source, floor))] : [] };
    for (const [name, most] of MOST) {
      const found = attribute(rate, name);
      if (found && /^\s*\d{1,20}$/.test(found.value) && BigInt(found.value) > most) yield { at: found, message: `${what} has ${name}='${found.value}'; the kernel counts up to ${most}.` };
    }
  },
  bad: [
    "<interface type='bridge'><source bridge='br0'/><bandwidth>«<inbound/>»</bandwidth></interface>",
    "<interface type='network'><source network='default'/><bandwidth><inbound «peak='10'» floor='10'/></bandwidth></interface>",
    "<interface type='bridge'><source bridge='br0'/><bandwidth><inbound average='10' «floor='10'»/></bandwidth></interface>",
    "<interface type='network'><source network='default'/><bandwidth><outbound average='10' «burst='4194304'»/></bandwidth></interface>",
  ],
  good: [
    "<interface type='network'><source network='default'/><bandwidth><inbound average='1000' peak='5000' floor='200' burst='1024'/><outbound average='128' peak='256' burst='256'/></bandwidth></interface>",
  ],
});
