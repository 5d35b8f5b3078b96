import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const vz = (devices: string): string => `<domain type='vz'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os><devices>${devices}</devices></domain>`;

export default defineRule({
  id: 'vz-interface-settings',
  profile: 'libvirt',
  severity: 'error',
  title: "A network setting that Virtuozzo's driver does not take",
  why: 'Its network cards have no back end, script, name in the guest, filter, bandwidth or VLAN settings.',
  remedy: 'Remove the element.',
  witness: [
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckNetUnsupportedParams', text: 'Interface backend parameters are not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckNetUnsupportedParams', text: 'Setting interface script is not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckNetUnsupportedParams', text: 'Setting network filter is not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckNetUnsupportedParams', text: 'Setting network bandwidth is not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckNetUnsupportedParams', text: 'Setting up vlans is not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckNetUnsupportedParams', text: 'Setting guest interface name is not supported by vz driver.' },
  ],
  drivers: ['vz', 'parallels'],
  visits: ['domain/devices/interface'],
  *check(net, { text: source }) {
    for (const name of ['backend', 'script', 'filterref', 'bandwidth', 'vlan', 'guest']) {
      const found = child(net, name);
      if (found) yield { at: found, message: `${deviceName(net)} has <${name}>, which Virtuozzo's driver does not take.`, fixes: [safeFix(`Remove <${name}>`, removeElement(source, found))] };
    }
  },
  bad: [
    vz("<interface type='network'><source network='n'/>«<filterref filter='clean-traffic'/>»</interface>"),
  ],
  good: [
    vz("<interface type='network'><source network='n'/><mac address='52:54:00:1a:2b:3c'/></interface>"),
  ],
});
