import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { explain, explainFileByOwn, fold, rank, summariseFile, type ExplainOptions, type FileHit, type FoldedHit, type Hit, type OwnSignatures } from '../../../engine/index.ts';
import { decode } from '../input.ts';
import type { Progress } from '../progress.ts';
import { reason } from '../reason.ts';
import type { Terminal } from '../terminal.ts';
import { isUtf16, readPieces } from './read-log.ts';

/** What a log says, the most important first. */
export interface ExplainedLog {
  readonly said: readonly Said[];
  /** Why it could not be read, or not to its end. */
  readonly problem?: string;
  /** Where it ended: for who follows it. */
  readonly end?: { readonly offset: number; readonly line: number };
}

export interface Said {
  readonly hit: Hit;
  readonly count: number;
  /** Lines of the first hits, from 0. */
  readonly lines: readonly number[];
}

/** Up to this size a log is read whole: then words that were wrapped when they were pasted are found as well. */
const SMALL = 8 * 1024 * 1024;
const UTF16 = 'it is UTF-16; save it as UTF-8';

/** Explains a file of any size, packed or not, or standard input. Holds a few MB, however big it is. */
export async function explainLog(path: string, options: ExplainOptions, progress: Progress, terminal: Terminal): Promise<ExplainedLog> {
  if (path === '-') return explainBytes(await terminal.readStdin(), options);
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { said: [], problem: 'it is a directory' };
    if (!stats.isFile() && !stats.isFIFO()) return { said: [], problem: 'it is no regular file' };
    return await explainPieces(readPieces(path, stats.isFIFO(), (bytes) => { progress.at(stats.size > 0 ? Math.min(100, Math.floor((bytes / stats.size) * 100)) : 0); }), options);
  } catch (error) {
    return { said: [], problem: reason(error) };
  }
}

function explainBytes(bytes: Uint8Array, options: ExplainOptions): ExplainedLog {
  if (bytes.length > SMALL) {
    const summary = summariseFile(options);
    summary.feed(bytes);
    summary.end();
    const counter = countOwn(options.own);
    counter.feed(bytes);
    return { said: ranked([...summary.statements(), ...counter.end()]) };
  }
  const { text, problem } = decode(bytes);
  if (problem !== undefined) return { said: [], problem };
  return { said: fold(rank(explain(text, options).hits)) };
}

/** A small log is put together and read as a text, a big one is scanned as it comes. */
async function explainPieces(pieces: AsyncIterable<Uint8Array>, options: ExplainOptions): Promise<ExplainedLog> {
  let small: Uint8Array[] | undefined = [];
  let length = 0;
  const summary = summariseFile(options);
  const counter = countOwn(options.own);
  let problem: string | undefined;
  try {
    for await (const piece of pieces) {
      if (length === 0 && isUtf16(piece)) return { said: [], problem: UTF16 };
      length += piece.length;
      if (length <= SMALL) {
        small?.push(new Uint8Array(piece));
        continue;
      }
      if (small) keepGarbageSmall();
      for (const held of [...small ?? [], piece]) {
        summary.feed(held);
        counter.feed(held);
      }
      small = undefined;
    }
  } catch (error) {
    problem = reason(error);
  }
  if (small) {
    const bytes = Buffer.concat(small);
    const lines = bytes.reduce((count, byte) => (byte === 10 ? count + 1 : count), 0);
    return { ...explainBytes(bytes, options), ...(problem !== undefined && { problem }), end: { offset: bytes.length, line: lines } };
  }
  summary.end();
  return { said: ranked([...summary.statements(), ...counter.end()]), ...(problem !== undefined && { problem }), end: { offset: summary.bytes, line: summary.lines } };
}

/** A scan makes little that lasts: V8 need not take 50 MB for what is young. Read whenever that space is about to grow. */
const keepGarbageSmall = (): void => { setFlagsFromString('--semi-space-growth-factor=1'); };

/** Counts what a user's own signatures say of a log that comes in pieces. */
function countOwn(own: OwnSignatures | undefined) {
  const said = new Map<string, FoldedHit & { count: number; lines: number[] }>();
  const scan = own && explainFileByOwn(own);
  const count = (hits: readonly FileHit[]): void => {
    for (const hit of hits) {
      const key = `${hit.signature.id}\n${hit.message}`;
      const known = said.get(key) ?? { hit, count: 0, lines: [] };
      if (known.count++ < MOST_LINES) known.lines.push(hit.line);
      if (said.size < MOST_SAID) said.set(key, known);
    }
  };
  return {
    feed: (piece: Uint8Array): void => { if (scan) count(scan.feed(piece)); },
    end(): FoldedHit[] {
      if (scan) count(scan.end());
      return [...said.values()];
    },
  };
}

const MOST_LINES = 100;
const MOST_SAID = 20_000;

function ranked(statements: readonly Said[]): Said[] {
  const byHit = new Map<Hit, Said>(statements.map((statement) => [statement.hit, statement]));
  return rank([...byHit.keys()]).map((hit) => byHit.get(hit)!);
}
