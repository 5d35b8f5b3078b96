import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { compileOwnSignatures, rank, re2Compiler, summariseFile, visible, type FileHit, type OwnSignatures, type Statement, type UserSignature } from '../../engine/index.ts';
import { MANY_BYTES, scanInThreads } from '../../host/log-threads.ts';
import type { ExplainLogResult, LogLine, LogStatement } from '../../protocol/requests.ts';

/** Up to this size a log goes to the server as a text; VS Code opens no bigger ones for extensions anyway. */
export const MOST_FOR_SERVER = 8 * 1024 * 1024;
const PIECE = 1024 * 1024;
/** The user's own patterns may take a while for each line, and others wait for this thread. */
const SMALL_PIECE = 64 * 1024;
const MOST_STATEMENTS = 1000;
const MOST_LINES = 20;

/** Whether a file is to be scanned where it lies: it is big, or packed. */
export async function isToBeScanned(path: string): Promise<boolean> {
  return (await stat(path)).size > MOST_FOR_SERVER || isGzip(path);
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
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

/**
 * Explains a file of any size, packed or not, piece by piece: neither memory nor the other extensions notice. Undefined when it was stopped;
 * throws what the file system and gzip throw. `own` are signatures of the user's own; what is wrong with one leaves it out.
 */
export async function scanLog(path: string, name: string, own: readonly UserSignature[], listener: ScanListener, stop: AbortSignal): Promise<ExplainLogResult | undefined> {
  const { size } = await stat(path);
  const packed = await isGzip(path);
  const toResult = (statements: readonly Statement[]): ExplainLogResult => ({ statements: inOrder(statements).slice(0, MOST_STATEMENTS).map((statement) => toLogStatement(name, statement)) });
  const teller = createTeller(listener, size);
  if (!packed && own.length === 0 && size >= MANY_BYTES) {
    const scanned = await scanInThreads(path, { read: teller.read, heard: (news, soFar) => { teller.hear(news, () => toResult(soFar)); }, stop });
    if (scanned) return toResult(scanned.statements);
    if (stop.aborted) return undefined;
  }
  const length = own.length > 0 ? SMALL_PIECE : PIECE;
  const file = createReadStream(path, { highWaterMark: length });
  const source = packed ? file.pipe(createGunzip({ chunkSize: length })) : file;
  if (source !== file) file.on('error', (error) => source.destroy(error));
  const summary = summariseFile(own.length > 0 ? { own: await compiled(own) } : {});
  try {
    for await (const piece of source as AsyncIterable<Uint8Array>) {
      if (stop.aborted) return undefined;
      summary.feed(piece);
      teller.read(file.bytesRead);
      teller.hear(summary.news(), () => toResult(summary.statements()));
    }
  } finally {
    file.destroy();
  }
  summary.end();
  return toResult(summary.statements());
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

const compiled = async (own: readonly UserSignature[]): Promise<OwnSignatures> => compileOwnSignatures(own, re2Compiler((await import('re2js')).RE2JS));

function inOrder(statements: readonly Statement[]): Statement[] {
  const byHit = new Map(statements.map((statement) => [statement.hit, statement]));
  return (rank([...byHit.keys()]) as FileHit[]).map((hit) => byHit.get(hit)!);
}

function toLogStatement(file: string, { hit, count, lines }: Statement): LogStatement {
  const { signature, message, line: first } = hit;
  const places = [first, ...lines.filter((line) => line !== first)].slice(0, MOST_LINES);
  return {
    id: signature.id, severity: signature.severity, title: signature.title, message, why: signature.why, remedy: signature.remedy, checks: signature.checks,
    lines: places.map((line, i): LogLine => ({ file, range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: i === 0 ? visible(hit.text) : 'the same again' })),
    times: count,
  };
}
