import { child, children, text as textOf, textSpan } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const device = (path: string): string => `<device><path>${path}</path><weight>500</weight></device>`;

export default defineRule({
  id: 'duplicate-blkio-device',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two sets of limits for one host device',
  why: 'The limits of block I/O are set once a device of the host.',
  remedy: 'Join the <device> elements.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefTunablesValidate', text: "duplicate blkio device path '%1$s'" }],
  visits: ['domain/blkiotune'],
  *check(blkiotune, { text }) {
    const seen = new Map<string, Element>();
    for (const each of children(blkiotune, 'device')) {
      const path = child(each, 'path');
      const written = path ? textOf(path) : '';
      if (!path || written === '') continue;
      const first = seen.get(written);
      if (first) yield { at: textSpan(path, text), message: `${written.slice(0, 80)} has limits already.`, evidence: [{ at: first, message: 'The first ones.' }] };
      else seen.set(written, each);
    }
  },
  bad: [`<blkiotune>${device('/dev/sda')}${device('«/dev/sda»')}</blkiotune>`],
  good: [`<blkiotune>${device('/dev/sda')}${device('/dev/sdb')}</blkiotune>`],
});
