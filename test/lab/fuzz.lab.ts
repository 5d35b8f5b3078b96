import { expect, test } from 'vitest';
import { rules } from '../../engine/rules/index.ts';
import { openQemuDriver } from '../../scripts/witness/ask.ts';
import { compare, isFalseAlarm, isMiss, kindOf, type Compared } from '../../scripts/witness/compare.ts';
import { makeMutants, seedDomains } from '../../scripts/witness/mutants.ts';

const count = Number(process.env['MUTANTS'] ?? 200);
const seed = Number(process.env['SEED'] ?? 1);

const told = ({ errors, words, xml }: Compared): string => `${words === '' ? errors.map((f) => `${f.code} at ${xml.slice(f.span.start, f.span.end)}`).join(', ') : kindOf(words)}\n${xml}`;

test(`${count} mutants of the rules’ examples, seed ${seed}: no error where the real QEMU driver accepts, and few that it alone refuses`, () => {
  const driver = openQemuDriver();
  const compared = compare(makeMutants(seedDomains(rules), count, seed).map(({ xml }) => xml), driver);
  driver.close();
  const refused = compared.filter(({ words, isOfHost }) => words !== '' && !isOfHost);
  const missed = compared.filter(isMiss);
  console.log(`libvirt ${driver.version}: refuses ${refused.length} of ${count} mutants, ${missed.length} of them we let pass`);
  expect(compared.filter(isFalseAlarm).map(told)).toEqual([]);
  // Of each kind of mistake the driver names one a domain; what it refuses and we do not is mostly of this release alone.
  expect(missed.length, missed.map(told).join('\n\n')).toBeLessThan(refused.length / 10);
  expect(refused.length).toBeGreaterThan(count / 5);
}, 600_000);
