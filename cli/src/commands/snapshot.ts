import { writeFileSync } from 'node:fs';
import { createPseudonyms, writeSnapshot, type HostFacts } from '../../../engine/index.ts';
import { parseAddress, snapshot, type AskOptions } from '../../../host/index.ts';
import { EXIT, printable, type Terminal } from '../terminal.ts';

/** Turns facts into the text of a snapshot; with pseudonyms, one and the same for all hosts that it is used for. */
export function snapshotWriter(pseudonyms: boolean): (facts: HostFacts) => string {
  const hide = createPseudonyms();
  return (facts) => (pseudonyms ? writeSnapshot(hide.facts(facts), { pseudonyms }) : writeSnapshot(facts));
}

/** `virt-doctor snapshot HOST [-o FILE]`: the facts of a host as JSON, to lint against offline. */
export async function snapshotCommand(host: string, output: string | undefined, pseudonyms: boolean, ask: AskOptions, terminal: Terminal): Promise<number> {
  const address = parseAddress(host);
  const answer = address.ok ? await snapshot(address.value, ask) : address;
  if (!answer.ok) {
    terminal.complain(`virt-doctor: ${printable(answer.failure.message)}\n${printable(answer.failure.remedy)}\n`);
    return EXIT.failed;
  }
  const text = snapshotWriter(pseudonyms)(answer.value);
  if (output === undefined || output === '-') terminal.write(text);
  else writeFileSync(output, text);
  return EXIT.clean;
}
