import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-xml-root',
  category: 'configuration',
  severity: 'fatal',
  title: 'The XML has another root than expected',
  match: ['unexpected root element <{found:word}>(,|) expecting <{wanted:word}>', "expecting root element of '{wanted:quoted}', not '{found:quoted}'", 'unexpected root element <{found:word}>'],
  message: 'The document is of another kind than the command expects.',
  why: 'A whole <domain> was given where one device is wanted, or the other way round, or a snapshot, network or status file.',
  remedy: 'Pass only the <disk>, <interface> … to attach-device, and the whole <domain> to define.',
  checks: [{ command: 'head -3 FILE' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virxml.c, src/conf/domain_conf.c', text: 'unexpected root element <%1$s>, expecting <%2$s>' },
  samples: ['error: XML error: unexpected root element <network>, expecting <domain>', "error: XML error: expecting root element of 'domain', not 'domstatus'"],
  nearMisses: ['missing root element', 'root element found'],
});
