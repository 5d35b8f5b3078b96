import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-xml-error',
  category: 'configuration',
  severity: 'fatal',
  title: 'libvirt does not understand the XML',
  match: ['XML error: {what}'],
  message: 'libvirt does not take the XML: {what}',
  why: 'A value is outside of what the format allows, two parts contradict each other, or something needed is missing. What stands after the colon says which part.',
  remedy: 'Open the XML in virt-doctor: the place is marked there.',
  checks: [{ command: 'virt-xml-validate domain.xml' }, { command: 'virsh dumpxml VM --inactive' }],
  consequence: true,
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virerror.c VIR_ERR_XML_ERROR', text: 'XML error: %1$s' },
  samples: ['error: XML error: pears must hang on a tree'],
  nearMisses: ['info : no XML error'],
});
