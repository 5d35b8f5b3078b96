import type { Gravity, Hit } from '../../../engine/index.ts';
import { paint, printable, printableName, type Colour, type Terminal } from '../terminal.ts';
import type { Said } from './explain-log.ts';

const COLOURS: Readonly<Record<Gravity, Colour>> = { fatal: 'red', degraded: 'yellow', benign: 'grey' };

/** The same signature with the same words, said many times, is printed once with a count; of a failure also why, and what to do. */
export function printSaid(terminal: Terminal, file: string, hit: Hit, count = 1): void {
  const { severity, why, remedy, checks } = hit.signature;
  printHeading(terminal, file, hit, count);
  if (severity === 'benign') return;
  terminal.write(`    why: ${printable(why)}\n    do:  ${printable(remedy)}\n`);
  for (const check of checks) terminal.write(`    ${check.changes ? 'changes' : 'check'}: ${printable(check.command)}\n`);
}

function printHeading(terminal: Terminal, file: string, { signature: { id, severity }, message, line }: Hit, count: number): void {
  const times = count > 1 ? ` (${count} times)` : '';
  terminal.write(`${paint(terminal, 'bold', `${printableName(file)}:${line + 1}`)}: ${paint(terminal, COLOURS[severity], severity)}: ${printable(message)}${times} ${paint(terminal, 'grey', `[${id}]`)}\n`);
}

export const keyOf = ({ signature, message }: Hit): string => `${signature.id}\n${message}`;

/** All that a log says, the most important first; of what was `told` while it was read, the order and the count are news. */
export function printAll(terminal: Terminal, file: string, said: readonly Said[], told: ReadonlySet<string>): void {
  if (said.length === 0) return terminal.write(`${printableName(file)}: nothing known was found\n`);
  if (told.size === 1 && said.length === 1 && said[0]!.count === 1) return;
  if (told.size > 0) terminal.write(`${paint(terminal, 'bold', printableName(file))}: all that was found, the most important first:\n`);
  for (const { hit, count } of said) {
    if (told.has(keyOf(hit))) printHeading(terminal, file, hit, count);
    else printSaid(terminal, file, hit, count);
  }
}
