import { writeFileSync } from 'node:fs';
import { writeSnapshot } from '../../../engine/index.ts';
import { parseAddress, snapshot, type AskOptions } from '../../../host/index.ts';
import { EXIT, printable, type Terminal } from '../terminal.ts';

/** `virt-doctor snapshot HOST [-o FILE]`: the facts of a host as JSON, to lint against offline. */
export async function snapshotCommand(host: string, output: string | undefined, ask: AskOptions, terminal: Terminal): Promise<number> {
  const address = parseAddress(host);
  const answer = address.ok ? await snapshot(address.value, ask) : address;
  if (!answer.ok) {
    terminal.complain(`virt-doctor: ${printable(answer.failure.message)}\n${printable(answer.failure.remedy)}\n`);
    return EXIT.failed;
  }
  const text = writeSnapshot(answer.value);
  if (output === undefined || output === '-') terminal.write(text);
  else writeFileSync(output, text);
  return EXIT.clean;
}
