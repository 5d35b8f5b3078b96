import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-xml-invalid-attr',
  category: 'configuration',
  severity: 'fatal',
  title: 'A value of the XML is none that libvirt knows',
  match: ["(XML error|unsupported configuration): (Invalid|invalid|Bad|malformed) {what}'{value:quoted}'", "invalid disk target '{value:quoted}'", 'Invalid (harddisk|floppy) device name: {value:path}', "Invalid value for attribute '{attribute:quoted}' in element '{element:quoted}': '{value:quoted}'", "Invalid {attribute:word} attribute '{value:quoted}'", "Invalid value '{value:quoted}' for element or attribute '{attribute:quoted}'"],
  unless: ['MAC', 'mac address', 'UUID', 'uuid', 'PCI', 'security label', 'snapshot XML', 'Expected integer', 'Expected non-negative', 'Expected long long', 'Expected UUID', 'Zero is not permitted'],
  message: 'An attribute or element has a value that is not among the allowed ones.',
  why: 'Most attributes are words from a fixed list; a slip, or a value of a newer libvirt, is refused.',
  remedy: 'Correct the value that the message names; the format page of libvirt and virt-xml-validate list what is allowed.',
  checks: [{ command: 'virt-xml-validate FILE domain' }, { command: 'virsh version' }],
  xml: [{ path: 'cpu/@mode', equals: 'value' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virxml.c virXMLPropEnumInternal; src/conf/network_conf.c, domain_conf.c', text: "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. / Invalid netmask '%1$s' in network '%2$s' / invalid iothreads count '%1$s'" },
  samples: ["error: XML error: Invalid netmask 'pear' in network 'seven'", "error: XML error: invalid iothreads count 'pear'", "error: XML error: Invalid value for attribute 'mode' in element 'cpu': 'host-passthru'.", "error: XML error: Invalid mode attribute 'cpu-passthrough'"],
  nearMisses: ["error: unsupported configuration: Invalid PCI address '0000:77:99.0'", "error: XML error: Invalid value for attribute 'unit' in element 'address': 'x'. Expected non-negative integer value", "Missing required attribute 'type' in element 'disk'"],
});
