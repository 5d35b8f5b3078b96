import { children } from '../../xml/query.ts';
import { removeElement, appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'backend-exactly-one',
  profile: 'libvirt',
  severity: 'error',
  title: 'Not exactly one backend',
  why: 'A crypto device has one backend that does its work.',
  remedy: "Write one <backend model='builtin'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainCryptoDefParseXML', text: 'only one crypto backend is supported' },
  ],
  since: '11.3.0',
  visits: ['domain/devices/crypto'],
  *check(crypto, { text: source }) {
    const backends = children(crypto, 'backend');
    if (backends.length === 0) yield { at: crypto, message: 'The crypto device has no backend.', fixes: [offeredFix("Add <backend model='builtin'/>", appendChild(source, crypto, "<backend model='builtin'/>"))] };
    for (const second of backends.slice(1)) yield { at: second, message: 'The crypto device has a second backend.', fixes: [offeredFix('Remove it', removeElement(source, second))] };
  },
  bad: [
    "<crypto model='virtio' type='qemu'><backend model='builtin'/>«<backend model='builtin'/>»</crypto>",
    "«<crypto model='virtio' type='qemu'/>»",
  ],
  good: [
    "<crypto model='virtio' type='qemu'><backend model='builtin'/></crypto>",
  ],
});
