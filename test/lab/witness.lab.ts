import { expect, test } from 'vitest';
import { rules } from '../../engine/rules/index.ts';
import { openQemuDriver } from '../../scripts/witness/ask.ts';
import { judgeRules, type Judgement } from '../../scripts/witness/judge.ts';
import { summarise } from '../../scripts/witness/summary.ts';

const told = ({ rule, kind, number, outcome, words }: Judgement): string => `${rule} ${kind} ${number}: ${outcome} ${words}`;

test('the real QEMU driver refuses the bad examples of the rules in their witness’s words and accepts the good ones', () => {
  const driver = openQemuDriver();
  const judgements = judgeRules(rules, driver);
  driver.close();
  console.log(`libvirt ${driver.version}: ${summarise(judgements)}`);
  expect(judgements.filter((j) => j.outcome !== 'confirmed' && j.outcome !== 'not-judged').map(told)).toEqual([]);
  // Should the driver not answer, nothing would be wrong either.
  expect(judgements.filter((j) => j.kind === 'bad' && j.outcome === 'confirmed').length).toBeGreaterThan(judgements.length / 3);
}, 600_000);
