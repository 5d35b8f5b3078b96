/** Where the command line reads and writes; a value, so that tests can hand in their own. */
export interface Terminal {
  write(text: string): void;
  complain(text: string): void;
  /** Resolves when what was written has left; a reader that is slow must not fill our memory. */
  drained?(): Promise<void>;
  readonly colour: boolean;
  readonly width: number;
  /** Standard output is a terminal. */
  readonly isTerminal?: boolean;
  /** Standard error is a terminal: a line that rewrites itself may stand there. */
  readonly progress?: boolean;
  /** The program that a worker thread runs; absent where there are no worker threads. */
  readonly program?: string;
  readStdin(): Promise<Uint8Array>;
  /** Has an interrupt (Ctrl-C) end the work at hand instead of the program, until what is returned is called. */
  onInterrupt?(end: () => void): () => void;
}

/** Exit codes, as documented in the README. */
export const EXIT = { clean: 0, findings: 1, usage: 2, failed: 3, interrupted: 130 } as const;

/** Whether to colour, by the conventions of the environment: FORCE_COLOR before NO_COLOR before what the stream is. */
export function wantsColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** Controls, formats (zero-width, directions), private and unpaired characters, and the line ends that only Unicode knows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
const escaped = (c: string): string => `\\u{${c.codePointAt(0)!.toString(16)}}`;

/** GitHub's runner obeys `##[command]` wherever it stands in a line of a log. */
const RUNNER_COMMAND = /##\[/g;

/** Text of unknown origin made safe to print: escapes, bidirectional overrides and other controls become visible; line ends and tabs stay. */
export const printable = (text: string): string =>
  text.replace(UNSEEN, (c) => (c === '\n' || c === '\t' ? c : escaped(c))).replace(RUNNER_COMMAND, '##\\u{5b}');

/** The same on one line: a name or a message cannot pretend to be a line of ours. */
export const printableLine = (text: string): string => text.replace(UNSEEN, escaped).replace(RUNNER_COMMAND, '##\\u{5b}');

/** A file's name at the start of a line: one that begins as a workflow command does is no command. */
export const printableName = (file: string): string => (/^\s*::/.test(file) ? `./${printableLine(file)}` : printableLine(file));

const CODES = { red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36, grey: 90, bold: 1, dim: 2 } as const;
export type Colour = keyof typeof CODES;

export const paint = ({ colour }: { readonly colour: boolean }, name: Colour, text: string): string => (colour ? `\u001b[${CODES[name]}m${text}\u001b[0m` : text);
