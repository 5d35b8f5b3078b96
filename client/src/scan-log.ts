import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { compileOwnSignatures, rank, re2Compiler, summariseFile, visible, type FileHit, type OwnSignatures, type Statement, type UserSignature } from '../../engine/index.ts';
import { MANY_BYTES, scanInThreads, type ScannedFile } from '../../host/log-threads.ts';
import { PACKING_BYTES, packingOf, type Packing } from '../../host/packing.ts';
import { unpacked } from '../../host/unpacked.ts';
import type { ExplainLogResult, LogLine, LogStatement } from '../../protocol/requests.ts';

/** Up to this size a log goes to the server as a text; VS Code opens no bigger ones for extensions anyway. */
export const MOST_FOR_SERVER = 8 * 1024 * 1024;
const PIECE = 1024 * 1024;
/** The user's own patterns may take a while for each line, and others wait for this thread. */
const SMALL_PIECE = 64 * 1024;
const MOST_STATEMENTS = 1000;
const MOST_LINES = 20;

/** Whether a file is to be scanned where it lies: it is big, or packed. Throws for what is no regular file: a pipe or a device may never end. */
export async function isToBeScanned(path: string): Promise<boolean> {
  return (await sizeOf(path)) > MOST_FOR_SERVER || (await packingOfFile(path)) !== undefined;
}

async function sizeOf(path: string): Promise<number> {
  const stats = await stat(path);
  if (!stats.isFile()) throw new Error(stats.isDirectory() ? 'it is a directory' : 'it is no regular file');
  return stats.size;
}

/** How a file is packed; undefined for a plain one. */
export async function packingOfFile(path: string): Promise<Packing | undefined> {
  const file = await open(path, 'r');
  try {
    return packingOf((await file.read(Buffer.alloc(PACKING_BYTES), 0, PACKING_BYTES, 0)).buffer);
  } finally {
    await file.close();
  }
}

/** Who waits for a scan. */
export interface ScanListener {
  /** The share that was read, 0 to 1. */
  read(share: number): void;
  /** All that is known by now; called when there are new failures, the first time at once. */
  found(soFar: ExplainLogResult): void;
}

/** Who reads is not to be disturbed more often. */
const NEWS_EVERY_MS = 2000;

/** A log, or a part of one that was rotated away. */
export interface LogPart {
  readonly path: string;
  /** What it is called where it is spoken of. */
  readonly name: string;
}

/** What was found, and where the newest part ended: for who follows it. */
export interface ScannedLog extends ExplainLogResult {
  readonly end: LogEnd;
}

interface LogEnd {
  readonly offset: number;
  readonly line: number;
}

/**
 * Explains a log of any size, its parts the oldest first, packed or not, piece by piece: neither memory nor the other extensions notice.
 * What the newest part says comes first. Undefined when it was stopped; throws what the file system and the packing throw. `own` are
 * signatures of the user's own; what is wrong with one leaves it out.
 */
export async function scanLog(parts: readonly LogPart[], own: readonly UserSignature[], listener: ScanListener, stop: AbortSignal): Promise<ScannedLog | undefined> {
  const sizes = await Promise.all(parts.map(({ path }) => sizeOf(path)));
  const compiled = own.length > 0 ? await compileOwn(own) : undefined;
  const done: ExplainLogResult[] = [];
  const teller = createTeller(listener, sizes.reduce((sum, size) => sum + size, 0));
  let end: LogEnd = { offset: 0, line: 0 };
  let before = 0;
  for (const [i, part] of parts.entries()) {
    const toResult = (statements: readonly Statement[]): ExplainLogResult => joined([{ statements: inOrder(statements).slice(0, MOST_STATEMENTS).map((statement) => toLogStatement(part.name, statement)) }, ...done]);
    const scanned = await scanPart(part.path, sizes[i]!, compiled, { read: (bytes) => { teller.read(before + bytes); }, heard: (news, soFar) => { teller.hear(news, () => toResult(soFar())); } }, stop);
    if (!scanned) return undefined;
    done.splice(0, done.length, toResult(scanned.statements));
    end = { offset: scanned.bytes, line: scanned.lines };
    before += sizes[i]!;
  }
  return { statements: done[0]?.statements ?? [], end };
}

interface PartListener {
  read(bytes: number): void;
  heard(news: readonly FileHit[], soFar: () => readonly Statement[]): void;
}

async function scanPart(path: string, size: number, own: OwnSignatures | undefined, { read, heard }: PartListener, stop: AbortSignal): Promise<ScannedFile | undefined> {
  const packing = await packingOfFile(path);
  if (!packing && !own && size >= MANY_BYTES) {
    const scanned = await scanInThreads(path, { read, heard: (news, soFar) => { heard(news, () => soFar); }, stop });
    if (scanned) return scanned;
    if (stop.aborted) return undefined;
  }
  const length = own ? SMALL_PIECE : PIECE;
  const file = createReadStream(path, { highWaterMark: length });
  const summary = summariseFile(own ? { own } : {});
  try {
    for await (const piece of unpacked(file, packing, length)) {
      if (stop.aborted) return undefined;
      summary.feed(piece);
      read(file.bytesRead);
      heard(summary.news(), () => summary.statements());
    }
  } finally {
    file.destroy();
  }
  summary.end();
  return { statements: summary.statements(), bytes: summary.bytes, lines: summary.lines };
}

/** Several results as one, the first one's statements first and what is benign last; what they say alike stands once, what is too much is left out. */
export function joined(results: readonly ExplainLogResult[]): ExplainLogResult {
  const all = new Map<string, LogStatement>();
  for (const statement of results.flatMap(({ statements }) => statements)) {
    const key = `${statement.id}\n${statement.message}`;
    const known = all.get(key);
    all.set(key, known ? { ...known, times: known.times + statement.times, lines: [...known.lines, ...statement.lines].slice(0, MOST_LINES) } : statement);
  }
  const statements = [...all.values()];
  const isBenign = ({ severity }: LogStatement): boolean => severity === 'benign';
  return { statements: [...statements.filter((one) => !isBenign(one)), ...statements.filter(isBenign)].slice(0, MOST_STATEMENTS) };
}

/** Tells the share that was read, and what is known when there are new failures: not too often. */
function createTeller(listener: ScanListener, size: number) {
  let due = 0;
  let isNew = false;
  return {
    read: (bytes: number): void => { listener.read(Math.min(1, bytes / Math.max(1, size))); },
    hear(news: readonly FileHit[], result: () => ExplainLogResult): void {
      isNew ||= news.some(({ signature }) => signature.severity !== 'benign');
      if (!isNew || performance.now() < due) return;
      listener.found(result());
      isNew = false;
      due = performance.now() + NEWS_EVERY_MS;
    },
  };
}

/** Signatures of the user's own, ready to be looked for. */
export const compileOwn = async (own: readonly UserSignature[]): Promise<OwnSignatures> => compileOwnSignatures(own, re2Compiler((await import('re2js')).RE2JS));

function inOrder(statements: readonly Statement[]): Statement[] {
  const byHit = new Map(statements.map((statement) => [statement.hit, statement]));
  return (rank([...byHit.keys()]) as FileHit[]).map((hit) => byHit.get(hit)!);
}

/** A statement about a file, in its plain form. */
export function toLogStatement(file: string, { hit, count, lines }: Statement): LogStatement {
  const { signature, message, line: first } = hit;
  const places = [first, ...lines.filter((line) => line !== first)].slice(0, MOST_LINES);
  return {
    id: signature.id, severity: signature.severity, title: signature.title, message, why: signature.why, remedy: signature.remedy, checks: signature.checks,
    lines: places.map((line, i): LogLine => ({ file, range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: i === 0 ? visible(hit.text) : 'the same again' })),
    times: count,
  };
}
