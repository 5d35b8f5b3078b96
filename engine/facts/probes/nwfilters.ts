import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'nwfilters',
  title: 'Network filters',
  why: 'An interface whose filter is not there keeps its machine from starting.',
  argv: ['virsh', '-r', '-c', '{uri}', 'nwfilter-list'],
  limits: { bytes: 131072, seconds: 15 },
  parse(stdout) {
    if (!/^ UUID {1,40}Name *$/m.test(stdout)) return {};
    const rows = [...stdout.matchAll(/^ ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}) {1,9}(\S.{0,250}?) *$/gm)];
    return { nwfilters: rows.map(([, uuid, name]) => ({ name: name!, uuid: uuid! })) };
  },
  samples: [
    {
      stdout: ` UUID                                   Name
------------------------------------------------------------------
 c2d6f5a0-3e0c-4c3f-9d2a-3f2f3a0b0001   clean-traffic
 c2d6f5a0-3e0c-4c3f-9d2a-3f2f3a0b0002   own filter

`,
      facts: { nwfilters: [{ name: 'clean-traffic', uuid: 'c2d6f5a0-3e0c-4c3f-9d2a-3f2f3a0b0001' }, { name: 'own filter', uuid: 'c2d6f5a0-3e0c-4c3f-9d2a-3f2f3a0b0002' }] },
    },
    { stdout: ' UUID   Name\n--------------\n\n', facts: { nwfilters: [] } },
    { stdout: '', facts: {} },
  ],
});
