import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-name-invalid',
  category: 'configuration',
  severity: 'fatal',
  title: "The VM's name contains characters that are not allowed",
  match: ["name {name} cannot contain '", "invalid char in (name|domain name): {char}", 'name cannot be (empty|only whitespace)'],
  message: 'The name of the VM cannot be used.',
  why: 'libvirt makes file names of it, so / and line breaks are out; some tools want only letters, digits, dot, dash and underscore.',
  remedy: 'Choose another name; the readable one can go into <title>.',
  checks: [],
  xml: [{ path: 'name' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c (domain_validate.c)", text: "name %1$s cannot contain '/'" },
  samples: ["error: XML error: name team/web cannot contain '/'", "error: XML error: name a/b/c cannot contain '/'"],
  nearMisses: ['name too long (max. 20 char)', "the name cannot be resolved"],
});
