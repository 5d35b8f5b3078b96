/**
 * `npm run witness [-- RULE…]`: puts the examples of every rule that says "libvirt refuses it" to the real QEMU driver of the libvirt
 * installed here. A bad example must be refused with the witness's words, a good one accepted. What cannot be judged here – other
 * drivers, architectures without emulator, features newer than this libvirt – is listed with the reason.
 * `npm run witness -- fuzz [COUNT] [SEED] [--root=FOLDER]`: mutants of the examples instead; see witness/fuzz.ts.
 */
import { rules } from '../engine/rules/index.ts';
import { openQemuDriver } from './witness/ask.ts';
import { fuzz } from './witness/fuzz.ts';
import { judgeRules, type Judgement, type Outcome } from './witness/judge.ts';
import { judgeSilentRules, unseen } from './witness/silent.ts';
import { summarise } from './witness/summary.ts';

if (process.argv[2] === 'fuzz') process.exit(fuzz(process.argv.slice(3)));

const only = process.argv.slice(2).filter((a) => !a.startsWith('-'));
const driver = openQemuDriver();
const chosen = rules.filter(({ id }) => only.length === 0 || only.includes(id));
const judgements = judgeRules(chosen, driver);
const silent = judgeSilentRules(chosen, driver);
driver.close();

const list = (outcome: Outcome, all: readonly Judgement[]): void => {
  const some = all.filter((j) => j.outcome === outcome);
  if (some.length > 0) console.log(`\n${outcome}\n${some.map((j) => `  ${j.rule} ${j.kind} ${j.number}${j.words ? `: ${j.words.slice(0, 240)}` : ''}`).join('\n')}`);
};
for (const outcome of ['not-judged', 'accepted-bad', 'refused-good', 'other-words'] as const) list(outcome, judgements);
console.log(`\nlibvirt ${driver.version}: ${summarise(judgements)}`);
for (const { rule, number, fate } of silent) if (fate === 'kept' || fate === 'not-judged') console.log(`  ${rule} bad ${number}: ${unseen[rule] ?? fate}`);
const proven = silent.filter(({ fate }) => fate !== 'kept' && fate !== 'not-judged');
if (silent.length > 0) console.log(`What libvirt drops or changes without a word: ${proven.length} of ${silent.length} examples seen to be so, of ${new Set(proven.map((j) => j.rule)).size} rules.`);
process.exitCode = judgements.some((j) => ['accepted-bad', 'refused-good', 'other-words'].includes(j.outcome)) ? 1 : 0;
