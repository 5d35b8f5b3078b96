import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-xml-invalid-attr',
  category: 'configuration',
  severity: 'fatal',
  title: 'A value of the XML is none that libvirt knows',
  match: ["invalid disk target '{value:quoted}'", 'Invalid (harddisk|floppy) device name: {value:path}', "Invalid value for attribute '{attribute:quoted}' in element '{element:quoted}': '{value:quoted}'", "Invalid {attribute:word} attribute '{value:quoted}'", "Invalid value '{value:quoted}' for element or attribute '{attribute:quoted}'"],
  unless: ['Expected integer', 'Expected non-negative', 'Expected long long', 'Expected UUID', 'Zero is not permitted'],
  message: 'An attribute or element has a value that is not among the allowed ones.',
  why: 'Most attributes are words from a fixed list; a slip, or a value of a newer libvirt, is refused.',
  remedy: 'Correct the value that the message names; the format page of libvirt and virt-xml-validate list what is allowed.',
  checks: [{ command: 'virt-xml-validate FILE domain' }, { command: 'virsh version' }],
  xml: [{ path: 'cpu/@mode', equals: 'value' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virxml.c virXMLPropEnumInternal', text: "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'." },
  samples: ["error: XML error: Invalid value for attribute 'mode' in element 'cpu': 'host-passthru'.", "error: XML error: Invalid mode attribute 'cpu-passthrough'"],
  nearMisses: ["error: XML error: Invalid value for attribute 'unit' in element 'address': 'x'. Expected non-negative integer value", "Missing required attribute 'type' in element 'disk'"],
});
