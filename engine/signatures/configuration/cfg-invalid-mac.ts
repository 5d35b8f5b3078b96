import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-invalid-mac',
  category: 'configuration',
  severity: 'fatal',
  title: 'The MAC address is malformed or not unicast',
  match: ['invalid MAC address', "unable to parse mac address '{mac:quoted}'", "expected unicast mac address, found multicast '{mac:quoted}'", 'expected unicast mac address', "(Unable|unable) to parse MAC (address |)'{mac:quoted}'", "malformed mac address '{mac:quoted}'", 'cannot parse MAC address'],
  ignoreCase: true,
  message: 'An interface has a MAC address that cannot be used.',
  why: 'It needs six pairs of hexadecimal digits, and the first byte must be even: an odd one is multicast.',
  remedy: 'Use an address of the form 52:54:00:xx:xx:xx, or leave <mac> out and libvirt makes one.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //interface/mac' }],
  xml: [{ path: 'devices/interface/mac/@address', equals: 'mac' }, { path: 'devices/interface/mac/@address' }, { path: 'devices/interface' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c virDomainNetDefParseXML, src/util/virerror.c', text: "expected unicast mac address, found multicast '%1$s'" },
  samples: ["error: XML error: unable to parse mac address '52:54:00:zz:00:01'", "error: XML error: expected unicast mac address, found multicast '01:00:5e:00:00:01'"],
  nearMisses: ['Interface (mac: 52:54:00:00:00:01) not found.', 'MAC address learned'],
});
