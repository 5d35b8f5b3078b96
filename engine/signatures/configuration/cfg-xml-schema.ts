import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-xml-schema',
  category: 'configuration',
  severity: 'degraded',
  title: 'The XML does not fit the schema',
  match: ['fails to validate', 'Relax-NG validity error', 'Extra element {element:path} in interleave', 'XML document failed to validate against schema', 'Did not expect element {element:path} there', 'Invalid sequence in interleave', "Expecting (an |)element {element:path}, got", 'Element {element:path} (failed to validate|has extra content)', "Invalid attribute {attribute:path} for element"],
  message: 'Something in the XML stands where the schema does not know it.',
  why: 'An element or attribute is misspelt, in the wrong place or newer than this libvirt. Without --validate libvirt would silently drop it.',
  remedy: 'Look for the misspelt name: the schema often only names the enclosing element (devices). Correct or remove it.',
  checks: [{ command: 'virt-xml-validate FILE domain' }, { command: 'virsh version' }],
  xml: [{ path: 'devices' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virxml.c virXMLValidatorValidate; libxml2 relaxng.c', text: 'Unable to validate doc against %1$s\\n%2$s' },
  samples: ['error: XML document failed to validate against schema: Unable to validate doc against /usr/share/libvirt/schemas/domain.rng', 'vm.xml:20: element devices: Relax-NG validity error : Element domain failed to validate content'],
  nearMisses: ['parser error : Document is empty', 'certificate validated'],
});
