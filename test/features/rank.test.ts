import { describe, expect, it } from 'vitest';
import { explain } from '../../engine/features/explain.ts';
import { foremost, rank, tally } from '../../engine/features/rank.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { numbers } from '../numbers.ts';

describe('the foremost hit', () => {
  const random = numbers(5);
  const samples = signatures.flatMap((s) => s.samples);
  const start = '2031-04-05 06:07:08.009+0000: starting up libvirt version: 19.2.0';
  const logs = Array.from({ length: 40 }, () => explain(Array.from({ length: 40 }, () => (random(8) === 0 ? start : samples[random(random(3) === 0 ? samples.length : 30)]!)).join('\n')).hits);

  it('is the first that rank gives, in whatever order the hits are', () => {
    expect(logs.filter((hits) => hits.length > 5).length).toBeGreaterThan(30);
    for (const hits of logs) {
      expect(foremost(hits)).toBe(rank(hits)[0]);
      const mixed = hits.map((hit) => [random(1000), hit] as const).sort(([a], [b]) => a - b).map(([, hit]) => hit);
      expect(foremost(mixed)).toBe(rank(mixed)[0]);
    }
    expect(foremost([])).toBeUndefined();
  });

  it('is told with how often each signature was found', () => {
    for (const hits of logs) {
      const { counts } = tally(hits);
      for (const [signature, count] of counts) expect(count).toBe(hits.filter((hit) => hit.signature === signature).length);
      expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(hits.length);
    }
  });
});
