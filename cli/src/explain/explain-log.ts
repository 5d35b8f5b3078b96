import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { explain, fold, rank, summariseFile, type ExplainOptions, type Hit } from '../../../engine/index.ts';
import { MANY_BYTES, scanInThreads } from '../../../host/log-threads.ts';
import { decode, isUtf16, UTF16 } from '../input.ts';
import type { Progress } from '../progress.ts';
import { reason } from '../reason.ts';
import type { Terminal } from '../terminal.ts';
import { isPlain, readPieces } from './read-log.ts';

/** Is told of failures while a log is read, in its order; takes its time where a reader is slow. May be told again when a log is read anew. */
export type Heard = (hits: readonly Hit[]) => Promise<void> | void;

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

/** Up to this size, of what people paste, a log is read whole: then words that were wrapped meanwhile are found as well. Bigger ones tell sooner what they say. */
const SMALL = 64 * 1024;

/** Explains a file of any size, packed or not, or standard input. Holds a few MB, however big it is. Of a big one, failures are `heard` as they are found. */
export async function explainLog(path: string, options: ExplainOptions, progress: Progress, terminal: Terminal, heard: Heard): Promise<ExplainedLog> {
  if (path === '-') return explainBytes(await terminal.readStdin(), options);
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { said: [], problem: 'it is a directory' };
    if (!stats.isFile() && !stats.isFIFO()) return { said: [], problem: 'it is no regular file' };
    const read = (bytes: number): void => { progress.at(stats.size > 0 ? Math.min(100, Math.floor((bytes / stats.size) * 100)) : 0); };
    const isForThreads = stats.isFile() && stats.size >= MANY_BYTES && !options.own && isPlain(path);
    return (isForThreads ? await explainInThreads(path, read, heard) : undefined) ?? await explainPieces(readPieces(path, stats.isFIFO(), read), options, stats.size > SMALL, heard);
  } catch (error) {
    return { said: [], problem: reason(error) };
  }
}

async function explainInThreads(path: string, read: (bytes: number) => void, heard: Heard): Promise<ExplainedLog | undefined> {
  keepGarbageSmall();
  const scanned = await scanInThreads(path, { read, heard: (news) => tellFailures(news, heard) });
  return scanned && { said: ranked(scanned.statements), end: { offset: scanned.bytes, line: scanned.lines } };
}

async function tellFailures(news: readonly Hit[], heard: Heard): Promise<void> {
  const failures = news.filter(({ signature }) => signature.severity !== 'benign');
  if (failures.length > 0) await heard(failures);
}

function explainBytes(bytes: Uint8Array, options: ExplainOptions): ExplainedLog {
  if (isUtf16(bytes)) return { said: [], problem: UTF16 };
  if (bytes.length > SMALL) {
    const summary = summariseFile(options);
    summary.feed(bytes);
    summary.end();
    return { said: ranked(summary.statements()) };
  }
  return { said: fold(rank(explain(decode(bytes).text, options).hits)) };
}

/** A small log is put together and read as a text, a big one is scanned as it comes; packed, it may turn out to be `big`. */
async function explainPieces(pieces: AsyncIterable<Uint8Array>, options: ExplainOptions, big: boolean, heard: Heard): Promise<ExplainedLog> {
  let small: Uint8Array[] | undefined = big ? undefined : [];
  let length = 0;
  const summary = summariseFile(options);
  let problem: string | undefined;
  try {
    for await (const piece of pieces) {
      if (length === 0 && isUtf16(piece)) return { said: [], problem: UTF16 };
      length += piece.length;
      if (small && length <= SMALL) {
        small.push(new Uint8Array(piece));
        continue;
      }
      if (small ?? summary.bytes === 0) keepGarbageSmall();
      for (const held of [...small ?? [], piece]) {
        summary.feed(held);
        await tellFailures(summary.news(), heard);
      }
      small = undefined;
    }
  } catch (error) {
    problem = reason(error);
  }
  if (small) {
    const bytes = Buffer.concat(small);
    return { ...explainBytes(bytes, options), ...(problem !== undefined && { problem }), end: { offset: bytes.length, line: countFeeds(bytes) } };
  }
  summary.end();
  return { said: ranked(summary.statements()), ...(problem !== undefined && { problem }), end: { offset: summary.bytes, line: summary.lines } };
}

function countFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

/** A scan makes little that lasts: V8 need not take 50 MB for what is young, nor wait long before it clears what is old. Read whenever space is about to grow. */
const keepGarbageSmall = (): void => { setFlagsFromString('--semi-space-growth-factor=1 --optimize-for-size'); };

function ranked(statements: readonly Said[]): Said[] {
  const byHit = new Map<Hit, Said>(statements.map((statement) => [statement.hit, statement]));
  return rank([...byHit.keys()]).map((hit) => byHit.get(hit)!);
}
