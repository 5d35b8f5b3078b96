import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xml-syntax',
  category: 'configuration',
  severity: 'fatal',
  title: 'The XML is not well formed',
  match: [
    'parser error : {what}',
    '\\(domain_definition\\):{line:number}: {what}',
    'Opening and ending tag mismatch: {what}',
    "Start tag expected, '<' not found",
    'Extra content at the end of the document',
    'Premature end of data in tag',
    "EntityRef: expecting ';'",
    'AttValue: ',
    'xmlParseEntityRef',
    'Specification (mandate|mandates) value for attribute',
    'failed to parse xml document',
    'Document is empty',
  ],
  message: 'The XML text itself is broken, before libvirt looks at its meaning.',
  why: 'A tag is not closed, a quote or an & is wrong, or the file is empty or cut off.',
  remedy: 'Go to the line that is named (or the one before) and correct it; & in text is written &amp;.',
  checks: [{ command: 'xmllint --noout FILE' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virxml.c catchXMLError; libxml2 parser.c', text: '%1$s:%2$d: %3$s%4$s\\n%5$s' },
  samples: ['error: (domain_definition):14: Opening and ending tag mismatch: disk line 9 and devices', "vm.xml:3: parser error : AttValue: ' expected"],
  nearMisses: ['XML error: unexpected root element <network>, expecting <domain>', 'Relax-NG validity error : Extra element devices in interleave'],
});
