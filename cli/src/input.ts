import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Terminal } from './terminal.ts';

/** A text to work on: `file` is the path as the user gave it. `problem` says why it could not be read. */
export interface Input {
  readonly file: string;
  readonly text: string;
  readonly problem?: string;
}

/** Larger XML is nobody's domain; larger logs are scanned, not read (issue 6). */
const MAX_BYTES = 256 * 1024 * 1024;

/** Decodes UTF-8 (with or without BOM); other encodings are refused with their name. */
function decode(bytes: Uint8Array): { text: string; problem?: string } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return { text: '', problem: 'it is UTF-16; save it as UTF-8' };
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

function readOne(file: string): Input {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES) return { file, text: '', problem: `it has ${size} bytes; the limit is ${MAX_BYTES}` };
    return { file, ...decode(readFileSync(file)) };
  } catch (error) {
    return { file, text: '', problem: reason(error) };
  }
}

/** An error of the file system in a few words. */
export function reason(error: unknown): string {
  const code = (error as { code?: string }).code;
  const words: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EACCES: 'permission denied', EISDIR: 'it is a directory', ELOOP: 'too many symbolic links' };
  return (code && words[code]) ?? (error instanceof Error ? error.message : String(error));
}

/** The files below a directory that end with one of `endings`, in order of their names; symbolic links are not followed. */
function below(folder: string, endings: readonly string[]): string[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : below(path, endings);
    return entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
}

/** The paths named on the command line and in `--files-from`, directories opened. */
export function expandPaths(paths: readonly string[], filesFrom: string | undefined, endings: readonly string[]): string[] {
  const listed = filesFrom === undefined ? [] : readFileSync(filesFrom === '-' ? 0 : filesFrom, 'utf8').split('\n').map((l) => l.replace(/\r$/, '')).filter((l) => l !== '');
  return [...paths, ...listed].flatMap((path) => {
    if (path === '-') return [path];
    try {
      return statSync(path).isDirectory() ? below(path, endings) : [path];
    } catch {
      return [path];
    }
  });
}

/** Reads the inputs one after the other, so that thousands of files need the memory of one. `-` is standard input. */
export async function* readInputs(paths: readonly string[], terminal: Terminal): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === '-') yield { file: '-', ...decode(await terminal.readStdin()) };
    else yield readOne(path);
  }
}
