import { writeFileSync } from 'node:fs';
import { createPseudonyms, writeSnapshot, type HostFacts } from '../../../engine/index.ts';
import { parseAddress, recordedOrigin, snapshot, type AskOptions, type HostAddress } from '../../../host/index.ts';
import { EXIT, printable, type Terminal } from '../terminal.ts';

/** Turns facts that were just taken into the text of a snapshot; with pseudonyms, one and the same for all hosts that it is used for. */
export function snapshotWriter(pseudonyms: boolean): (facts: HostFacts, takenAt: string) => string {
  const hide = createPseudonyms();
  return (facts, takenAt) => {
    const origin = takenAt === '' ? {} : { takenAt };
    return pseudonyms ? writeSnapshot(hide.facts(facts), { ...origin, pseudonyms }) : writeSnapshot(facts, origin);
  };
}

/** Recorded facts are as old as their recording says. */
export const takenAt = async (address: HostAddress): Promise<string> => (address.kind === 'recorded' ? (await recordedOrigin(address.folder)).takenAt ?? '' : new Date().toISOString());

/** `virt-doctor snapshot HOST [-o FILE]`: the facts of a host as JSON, to lint against offline. */
export async function snapshotCommand(host: string, output: string | undefined, pseudonyms: boolean, ask: AskOptions, terminal: Terminal): Promise<number> {
  const address = parseAddress(host);
  const answer = address.ok ? await snapshot(address.value, ask) : address;
  if (!answer.ok) {
    terminal.complain(`virt-doctor: ${printable(answer.failure.message)}\n${printable(answer.failure.remedy)}\n`);
    return EXIT.failed;
  }
  const text = snapshotWriter(pseudonyms)(answer.value, address.ok ? await takenAt(address.value) : '');
  if (output === undefined || output === '-') terminal.write(text);
  else writeFileSync(output, text);
  return EXIT.clean;
}
