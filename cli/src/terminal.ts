/** Where the command line reads and writes; a value, so that tests can hand in their own. */
export interface Terminal {
  write(text: string): void;
  complain(text: string): void;
  readonly colour: boolean;
  readonly width: number;
  readStdin(): Promise<Uint8Array>;
}

/** Exit codes, as documented in the README. */
export const EXIT = { clean: 0, findings: 1, usage: 2, failed: 3 } as const;

// eslint-disable-next-line no-control-regex -- these are the characters that may not reach a terminal
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text of unknown origin made safe to print: escapes, bidirectional overrides and other controls become visible. */
export const printable = (text: string): string => text.replace(CONTROL, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);

const CODES = { red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36, grey: 90, bold: 1, dim: 2 } as const;
export type Colour = keyof typeof CODES;

export const paint = (terminal: Terminal, colour: Colour, text: string): string => (terminal.colour ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text);
