import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-nwfilter-driver',
  category: 'network',
  severity: 'fatal',
  title: 'The network filters have no driver',
  match: ["ould not get access to ACL tech driver '{driver:quoted}'"],
  message: 'libvirt has no driver {driver} for network filters, so the interface cannot come up.',
  why: 'ebtables, iptables or ip6tables were missing when libvirtd started.',
  remedy: 'Install them (package ebtables, iptables) and restart libvirtd, or take <filterref> away.',
  checks: [{ command: 'command -v ebtables iptables ip6tables' }],
  xml: [{ path: 'devices/interface/filterref' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/nwfilter/nwfilter_gentech_driver.c', text: "Could not get access to ACL tech driver '%1$s'" },
  samples: ["error: internal error: Could not get access to ACL tech driver 'ebiptables'"],
  nearMisses: ["got access to ACL tech driver 'ebiptables'"],
});
