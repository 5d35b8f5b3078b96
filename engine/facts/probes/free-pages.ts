import { wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** `Node 0:` and below it `2048KiB: 12`, one for each size. */
function readPages(stdout: string): ReadonlyMap<string, number> {
  const free = new Map<string, number>();
  let node: string | undefined;
  for (const line of stdout.split('\n')) {
    node = /^Node (\d{1,5}):$/.exec(line)?.[1] ?? node;
    const page = /^(\d{1,12})KiB: (\d{1,15})$/.exec(line);
    const count = wholeNumber(page?.[2]);
    if (node !== undefined && page && count !== undefined) free.set(`${node} ${page[1]}`, count);
  }
  return free;
}

export default defineProbe({
  id: 'free-pages',
  title: 'Free pages of each size and NUMA node',
  why: 'Memory on huge pages needs free ones of the right size, on the right node.',
  argv: ['virsh', '-r', '-c', '{uri}', 'freepages', '--all'],
  limits: { bytes: 65536, seconds: 15 },
  buildsOn: ['numaCells'],
  parse(stdout, { numaCells }) {
    const free = readPages(stdout);
    if (!numaCells || free.size === 0) return {};
    return {
      numaCells: numaCells.map((cell) => (cell.pages
        ? { ...cell, pages: cell.pages.map((page) => {
          const count = free.get(`${cell.id} ${page.sizeKiB}`);
          return count === undefined ? page : { ...page, free: count };
        }) }
        : cell)),
    };
  },
  samples: [{
    stdout: 'Node 0:\n4KiB: 730112\n2048KiB: 60\n\nNode 1:\n4KiB: 1200\n\n\n',
    known: { numaCells: [{ id: 0, cpus: [0], pages: [{ sizeKiB: 4, total: 800000 }, { sizeKiB: 2048, total: 64 }] }, { id: 1, cpus: [] }] },
    facts: { numaCells: [{ id: 0, cpus: [0], pages: [{ sizeKiB: 4, total: 800000, free: 730112 }, { sizeKiB: 2048, total: 64, free: 60 }] }, { id: 1, cpus: [] }] },
  }],
});
