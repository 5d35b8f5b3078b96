import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lab, startLab } from './lab.ts';
import { defineMany, measurePull } from './measure-pull.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ hostname: 'many' });
  await defineMany(lab, 50);
}, 120_000);
afterAll(() => lab?.stop());

/** 1.5 is what it should be on a machine of its own (`npm run bench -- host`); this one may be busy. */
const GENEROUS = 2.5;

/** The slowest is one of these: they start several programs, or ask for all machines. */
const SLOW: readonly string[] = ['domains', 'volumes', 'pools', 'networks', 'vm-files', 'vm-images', 'capabilities', 'domain-states'];

test('a pull of a host with 50 machines takes little longer than its slowest part', async () => {
  const { pull, parts } = await measurePull(lab, 'many7', 3, (id) => SLOW.includes(id));
  const slowest = parts[0]!;
  console.log(`pull ${Math.round(pull)} ms; slowest part ${slowest.id} ${Math.round(slowest.milliseconds)} ms; ${parts.length} parts by an ssh each ${Math.round(parts.reduce((sum, part) => sum + part.milliseconds, 0))} ms`);
  expect(pull / slowest.milliseconds).toBeLessThan(GENEROUS);
}, 300_000);
