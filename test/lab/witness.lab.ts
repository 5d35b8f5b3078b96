import { expect, test } from 'vitest';
import { rules } from '../../engine/rules/index.ts';
import { openQemuDriver } from '../../scripts/witness/ask.ts';
import { judgeRules, type Judgement } from '../../scripts/witness/judge.ts';
import { judgeSilentRules, unseen } from '../../scripts/witness/silent.ts';
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

test('what rules call dropped or changed is so: the definition that libvirt keeps, or QEMU’s command line, is the same without it', () => {
  const driver = openQemuDriver();
  const judgements = judgeSilentRules(rules, driver);
  driver.close();
  const seen = judgements.filter(({ fate }) => fate === 'dropped' || fate === 'no-effect' || fate === 'changed');
  console.log(`libvirt ${driver.version} drops or changes ${seen.length} of ${judgements.length} examples as the rules say`);
  expect(judgements.filter(({ rule, fate }) => fate === 'kept' && !Object.hasOwn(unseen, rule))).toEqual([]);
  expect(seen.length).toBeGreaterThan(judgements.length / 2);
}, 600_000);
