import { guestOf } from '../../schema/domain/example-domains.ts';
import { isFamily, platformOf } from '../../schema/domain/machine.ts';
import { attribute, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const ciphers = (xml: string): string => `<keywrap>${xml}</keywrap>`;

export default defineRule({
  id: 'keywrap-cipher',
  profile: 'libvirt',
  severity: 'error',
  title: 'Key wrapping twice, or on another architecture than s390x',
  why: 'Protected keys are a facility of IBM Z, switched once for aes and once for dea.',
  remedy: 'Keep one <cipher> each, and only in s390x guests.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainKeyWrapCipherDefParseXML', text: 'A domain definition can have no more than one cipher node with name %1$s' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuAppendKeyWrapMachineParms', text: "'aes-key-wrap'/'dea-key-wrap' is not available on this architecture" },
    { source: 'libvirt 9.0.0 src/qemu/qemu_command.c qemuAppendKeyWrapMachineParm', text: 'aes-key-wrap is not available with this QEMU binary' },
  ],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/keywrap'],
  *check(keywrap, { domain }) {
    const seen = new Map<string, Element>();
    for (const cipher of children(keywrap, 'cipher')) {
      const name = value(cipher, 'name');
      if (name === undefined || !['aes', 'dea'].includes(name) || !['on', 'off'].includes(value(cipher, 'state') ?? '')) continue;
      const first = seen.get(name);
      if (first) yield { at: attribute(cipher, 'name')!, message: `The cipher ${name} is set twice.`, evidence: [{ at: first, message: 'The first time.' }] };
      else seen.set(name, cipher);
    }
    if (seen.size > 0 && isFamily(domain, 's390') === false) yield { at: keywrap, message: `Key wrapping is for s390x guests; this is ${platformOf(domain)}.` };
  },
  bad: [guestOf('x86_64', 'q35', "«<keywrap>»<cipher name='aes' state='on'/></keywrap>"), guestOf('s390x', 's390-ccw-virtio', ciphers("<cipher name='aes' state='on'/><cipher «name='aes'» state='off'/>"))],
  good: [guestOf('s390x', 's390-ccw-virtio', ciphers("<cipher name='aes' state='on'/><cipher name='dea' state='off'/>")), guestOf('x86_64', 'q35', '<keywrap/>')],
});
