import { catalogue, fixables, type CatalogueEntry } from '../../../engine/index.ts';
import { EXIT, paint, type Colour, type Terminal } from '../terminal.ts';

const COLOURS: Readonly<Record<string, Colour>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'grey' };

/** `virt-doctor lint --rules`: every code with severity, profile, whether it has a fix, and title. */
export function rulesCommand(format: 'text' | 'json' | 'jsonl', terminal: Terminal): number {
  const fixes = fixables();
  const rows = catalogue().map((entry) => ({ ...plain(entry), fixable: fixes.get(entry.code) ?? 'none' }));
  if (format === 'json') terminal.write(`${JSON.stringify(rows, null, 2)}\n`);
  else if (format === 'jsonl') terminal.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  else terminal.write(rows.map((row) => line(row, terminal)).join(''));
  return EXIT.clean;
}

const plain = ({ code, severity, profile, title }: CatalogueEntry) => ({ code, severity, profile, title });

const line = ({ code, severity, profile, title, fixable }: ReturnType<typeof plain> & { fixable: string }, terminal: Terminal): string =>
  `${code.padEnd(40)} ${paint(terminal, COLOURS[severity]!, severity.padEnd(7))} ${profile.padEnd(11)} ${(fixable === 'none' ? '' : fixable === 'safe' ? '--fix' : 'offered').padEnd(7)} ${title}\n`;
