import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { rank, summariseFile, visible, type FileHit, type Statement } from '../../engine/index.ts';
import type { ExplainLogResult, LogLine } from '../../protocol/requests.ts';

/** Up to this size a log goes to the server as a text; VS Code opens no bigger ones for extensions anyway. */
export const MOST_FOR_SERVER = 8 * 1024 * 1024;
const PIECE = 1024 * 1024;
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

/**
 * Explains a file of any size, packed or not, piece by piece: neither memory nor the other extensions notice. Undefined when it was stopped;
 * throws what the file system and gzip throw. `told` gets the share that was read, 0 to 1.
 */
export async function scanLog(path: string, name: string, told: (share: number) => void, stop: AbortSignal): Promise<ExplainLogResult | undefined> {
  const { size } = await stat(path);
  const packed = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: PIECE });
  const source = packed ? file.pipe(createGunzip({ chunkSize: PIECE })) : file;
  if (source !== file) file.on('error', (error) => source.destroy(error));
  const summary = summariseFile();
  try {
    for await (const piece of source as AsyncIterable<Uint8Array>) {
      if (stop.aborted) return undefined;
      summary.feed(piece);
      told(Math.min(1, file.bytesRead / Math.max(1, size)));
    }
  } finally {
    file.destroy();
  }
  summary.end();
  return { statements: inOrder(summary.statements()).slice(0, MOST_STATEMENTS).map((statement) => toLogStatement(name, statement)) };
}

function inOrder(statements: readonly Statement[]): Statement[] {
  const byHit = new Map(statements.map((statement) => [statement.hit, statement]));
  return (rank([...byHit.keys()]) as FileHit[]).map((hit) => byHit.get(hit)!);
}

function toLogStatement(file: string, { hit, count, lines }: Statement): ExplainLogResult['statements'][number] {
  const { signature, message, line: first } = hit;
  const places = [first, ...lines.filter((line) => line !== first)].slice(0, MOST_LINES);
  return {
    id: signature.id, severity: signature.severity, title: signature.title, message, why: signature.why, remedy: signature.remedy, checks: signature.checks,
    lines: places.map((line, i): LogLine => ({ file, range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: i === 0 ? visible(hit.text) : 'the same again' })),
    times: count,
  };
}
