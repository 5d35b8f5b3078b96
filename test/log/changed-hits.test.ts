import { describe, expect, it } from 'vitest';
import { changedHits } from '../../engine/log/changed-hits.ts';
import { compileSignatures } from '../../engine/log/compiled-signatures.ts';
import { findLinelessHits } from '../../engine/log/find-hits.ts';
import { anchorTable } from '../../engine/signatures/anchors.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { cpuTime } from './cpu-time.ts';
import { numbers } from '../numbers.ts';

const compiled = compileSignatures(signatures, anchorTable);
const samples = signatures.flatMap((signature) => signature.samples);

function logOf(random: (below: number) => number, lines: number): string {
  const line = (): string => {
    const kind = random(12);
    if (kind === 0) return '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0';
    if (kind === 1) return samples[random(samples.length)]!;
    return kind < 10 ? `Mar 14 09:12:33 rack3 cron[${random(9999)}]: an ordinary line` : ['', '  indented', 'joined \\', 'without a prefix'][random(4)]!;
  };
  return Array.from({ length: lines }, line).join('\n');
}

describe('hits after an edit', () => {
  it('are those of the whole text, wherever it was edited', () => {
    const random = numbers(5);
    for (let round = 0; round < 25; round++) {
      const before = logOf(random, 12_000);
      const at = [0, before.length, random(before.length), random(before.length)][random(4)]!;
      const removed = [0, 1, 40, 5000, 200_000][random(5)]!;
      const text = before.slice(0, at) + logOf(random, [0, 1, 30, 2000][random(4)]!) + before.slice(at + removed);
      expect(changedHits(before, findLinelessHits(before, compiled), text, compiled)).toEqual(findLinelessHits(text, compiled));
    }
  });

  it('are had by scanning what is near to the edit, of a log of 40 MB', () => {
    let scanned = 0;
    const scan = compiled.scanCollapsed();
    const counting = { ...compiled, scanCollapsed: () => ({ ...scan, scan(...[bytes, from, to, found]: Parameters<typeof scan.scan>) { scanned += to - from; scan.scan(bytes, from, to, found); } }) };
    const line = 'Mar 14 09:12:33 rack3 cron[123]: an ordinary line of an ordinary log, as there are many\n';
    const before = line.repeat(Math.ceil(40_000_000 / line.length));
    const failure = "2031-04-05T06:07:08.009123Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n";
    const known = { hits: [], runStarts: [] };
    for (const at of [0, line.length * 200_000, before.length]) {
      const { hits } = changedHits(before, known, before.slice(0, at) + failure + before.slice(at), counting);
      expect(hits.map((hit) => hit.entry.start)).toEqual([at]);
    }
    expect(scanned).toBeGreaterThan(3 * failure.length);
    expect(scanned).toBeLessThan(2_000_000);
    findLinelessHits(before.slice(0, 4_000_000), counting);
    expect(scanned).toBeGreaterThan(4_000_000);
  });

  it('cost what changed, not what the log is long', () => {
    const before = logOf(numbers(9), 400_000);
    const known = findLinelessHits(before, compiled);
    const whole = cpuTime(() => void findLinelessHits(before, compiled));
    const edit = Math.min(...[1, 2, 3].map(() => cpuTime(() => void changedHits(before, known, `${before}\nappended`, compiled))));
    expect(edit * 5).toBeLessThan(whole);
  });
});
