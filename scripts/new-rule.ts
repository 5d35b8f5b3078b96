/** `npm run new-rule -- FAMILY RULE-ID`: the template of a rule, whose test fails until it is filled in. */
import { newDataFile } from './new-data-file.ts';

newDataFile('engine/rules', (id) => `import { defineRule } from '../rule.ts';

export default defineRule({
  id: '${id}',
  profile: 'libvirt',
  severity: 'error',
  title: '',
  why: '',
  remedy: '',
  // libvirt's or QEMU's own words, and where they stand: source file and function, or section of the manual.
  witness: [],
  visits: ['domain/devices/disk'],
  *check(disk) {
    yield { at: disk, message: '' };
  },
  // «…» marks what is reported. Near misses that libvirt accepts go to good.
  bad: [],
  good: [],
});
`);
