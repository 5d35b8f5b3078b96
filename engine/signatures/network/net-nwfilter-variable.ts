import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-nwfilter-variable',
  category: 'network',
  severity: 'fatal',
  title: 'A network filter cannot be applied',
  match: ["Instantiation of rules failed on interface '{iface:quoted}'", "filter '{filter:quoted}' instantiation for '{iface:quoted}' failed", 'libvirt was not compiled with libpcap and', 'annot instantiate filter due to unresolvable variables', 'IP parameter must be provided since snooping the IP address does not work'],
  message: 'A filter of the interface needs a value that it does not have.',
  why: 'A variable of the filter (IP, MAC, a list) has no <parameter>, and libvirt cannot find the address by listening (no libpcap, no DHCP).',
  remedy: "Give <filterref> a <parameter name='IP' value='…'/> and all other variables of the filter.",
  checks: [{ command: 'virsh nwfilter-dumpxml FILTER' }],
  xml: [{ path: 'devices/interface/filterref/parameter' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/nwfilter/nwfilter_gentech_driver.c, nwfilter_learnipaddr.c; nwfilter_dhcpsnoop.c', text: "Cannot instantiate filter due to unresolvable variables or unavailable list elements: %1$s / Instantiation of rules failed on interface '%1$s'" },
  samples: [
    "error: internal error: Instantiation of rules failed on interface 'vnet7'",
    'error: internal error: Cannot instantiate filter due to unresolvable variables or unavailable list elements: PEAR',
    'error: internal error: IP parameter must be provided since snooping the IP address does not work possibly due to missing tools',
  ],
  nearMisses: ['filter instantiated'],
});
