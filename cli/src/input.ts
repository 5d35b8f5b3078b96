import { readFileSync, statSync } from 'node:fs';
import { findPaths, type PathOptions } from './paths.ts';
import { reason } from './reason.ts';
import type { Terminal } from './terminal.ts';

/** A text to work on: `file` is the path as the user gave it. `problem` says why it could not be read. */
export interface Input {
  readonly file: string;
  readonly text: string;
  readonly problem?: string;
}

/** Larger XML is nobody's domain; larger logs are scanned, not read (issue 6). */
const MAX_BYTES = 256 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes UTF-8 (a BOM stays); other encodings are refused with their name. */
export function decode(bytes: Uint8Array): { text: string; problem?: string } {
  if (isUtf16(bytes)) return { text: '', problem: UTF16 };
  return { text: decoder.decode(bytes) };
}

export const UTF16 = 'it is UTF-16; save it as UTF-8';

/** By its byte order mark, or by an XML tag or declaration with a zero in it. */
export function isUtf16([first, second, third, fourth]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === LT && second === 0 && third !== 0 && fourth === 0) || (first === 0 && second === LT && third === 0 && fourth !== 0);
}

const LT = 0x3c;

/** Reads one file. Only what is a file is read: a pipe or a device could keep us for ever, and a folder is none. */
export function readInput(file: string): Input {
  try {
    const { size, isFile } = described(file);
    if (size > MAX_BYTES) return { file, text: '', problem: `it has ${size} bytes; the limit is ${MAX_BYTES}` };
    if (!isFile) return { file, text: '', problem: 'it is no regular file' };
    return { file, ...decode(readFileSync(file)) };
  } catch (error) {
    return { file, text: '', problem: reason(error) };
  }
}

/** `/dev/stdin`, `/dev/fd/63` and named pipes are what a shell's `<(…)` gives: they are read to their end. */
function described(file: string): { size: number; isFile: boolean } {
  const stats = statSync(file);
  return { size: stats.size, isFile: stats.isFile() || stats.isFIFO() || stats.isDirectory() };
}

/** The one text that a command is about: a file, or standard input for `-`. */
export async function readDomain(file: string, terminal: Terminal): Promise<Input> {
  return file === '-' ? { file, ...decode(await terminal.readStdin()) } : readInput(file);
}

/** Reads the inputs one after the other, so that thousands of files need the memory of one. `-` is standard input. */
export async function* readInputs(options: PathOptions, terminal: Terminal): AsyncGenerator<Input> {
  for (const { path, problem } of findPaths(options)) {
    if (problem !== undefined) yield { file: path, text: '', problem };
    else if (path === '-') yield { file: '-', ...decode(await terminal.readStdin()) };
    else yield readInput(path);
  }
}
