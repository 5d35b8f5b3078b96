/**
 * `npm run witness -- fuzz [count] [seed] [--root=FOLDER]`: mutants of the rules' examples, to libvirt and to us; lists what we call an error and it
 * accepts, and what it refuses for a reason in the XML and we let pass. FOLDER holds another release (debootstrap).
 */
import { rules } from '../../engine/rules/index.ts';
import { openQemuDriver } from './ask.ts';
import { compare, isFalseAlarm, isMiss, kindOf, type Compared } from './compare.ts';
import { makeMutants, seedDomains } from './mutants.ts';

const CHUNK = 400;

export function fuzz(args: readonly string[]): number {
  const [count = 2000, seed = 1] = args.filter((a) => !a.startsWith('-')).map(Number);
  const driver = openQemuDriver(args.find((a) => a.startsWith('--root='))?.slice(7));
  const mutants = makeMutants(seedDomains(rules), count, seed);
  const kinds = new Map<string, { times: number; first: Compared }>();
  let [falseAlarms, misses] = [0, 0];
  for (let at = 0; at < mutants.length; at += CHUNK) {
    for (const compared of compare(mutants.slice(at, at + CHUNK).map(({ xml }) => xml), driver)) {
      if (isFalseAlarm(compared)) falseAlarms++;
      if (isMiss(compared)) misses++;
      if (!isFalseAlarm(compared) && !isMiss(compared)) continue;
      const kind = isMiss(compared) ? `MISS ${kindOf(compared.words)}` : `FALSE ${[...new Set(compared.errors.map((f) => f.code))].join(' ')}`;
      const known = kinds.get(kind);
      kinds.set(kind, { times: (known?.times ?? 0) + 1, first: known && known.first.xml.length < compared.xml.length ? known.first : compared });
    }
  }
  driver.close();
  for (const [kind, { times, first }] of [...kinds].sort()) console.log(`\n${kind} (${times})\n${first.words || first.errors.map((f) => `${f.message} @ ${first.xml.slice(f.span.start, f.span.end)}`).join('\n')}\n${first.xml}`);
  console.log(`libvirt ${driver.version}, QEMU ${driver.qemu ?? 'of unknown version'}: ${mutants.length} mutants, seed ${seed}: ${falseAlarms} refused by us alone, ${misses} by libvirt alone`);
  return falseAlarms + misses > 0 ? 1 : 0;
}
