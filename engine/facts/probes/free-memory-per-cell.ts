import { wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'free-memory-per-cell',
  title: 'Free memory of each NUMA node',
  why: 'A virtual machine bound to a node needs room there.',
  argv: ['virsh', '-r', '-c', '{uri}', 'freecell', '--all'],
  limits: { bytes: 65536, seconds: 15 },
  buildsOn: ['numaCells'],
  parse(stdout, { numaCells }) {
    const free = new Map([...stdout.matchAll(/^\s{0,9}(\d{1,5}):\s{1,20}(\d{1,15}) KiB$/gm)].map((m) => [Number(m[1]), wholeNumber(m[2])]));
    if (!numaCells || free.size === 0) return {};
    return { numaCells: numaCells.map((cell) => (free.get(cell.id) === undefined ? cell : { ...cell, freeKiB: free.get(cell.id)! })) };
  },
  samples: [{
    stdout: '    0:    9437184 KiB\n    1:     524288 KiB\n--------------------\nTotal:    9961472 KiB\n\n',
    known: { numaCells: [{ id: 0, memoryKiB: 16777216, cpus: [0] }, { id: 1, cpus: [1] }] },
    facts: { numaCells: [{ id: 0, memoryKiB: 16777216, cpus: [0], freeKiB: 9437184 }, { id: 1, cpus: [1], freeKiB: 524288 }] },
  }],
});
