import { isText } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'name-invalid',
  cause: 'cfg-name-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A name that is a path or has line breaks',
  why: 'The name becomes a file on the host and part of messages: it may not hold a / nor a line break, nor be empty.',
  remedy: 'Use letters, digits, - and _.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefPostParse / virXMLCheckIllegalChars',
    text: 'name %1$s cannot contain \'/\'',
  }, {
    source: 'libvirt 11.3.0 src/util/virxml.c virXMLCheckIllegalChars',
    text: 'invalid char in %1$s: %2$c',
  }],
  visits: ['domain/name'],
  *check(name) {
    const raw = name.children.filter(isText).map((node) => node.value).join('');
    const at = name.children.find(isText) ?? name;
    if (raw.includes('/')) yield { at, message: `The name '${raw.trim()}' contains a /, which libvirt refuses.` };
    else if (raw.includes('\n')) yield { at, message: 'The name contains a line break, which libvirt refuses.' };
  },
  bad: [
    '<name>«web/1»</name>',
  ],
  good: [
    '<name>web-1.example</name>',
  ],
});
