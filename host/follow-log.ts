import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { explainFile, explainFileByOwn, type FileHit, type OwnSignatures } from '../engine/index.ts';

const EVERY_MS = 200;
const PIECE = 1024 * 1024;
/** What came before the new lines may belong to their entry. */
const CONTEXT = 64 * 1024;
const NEWLINE = 10;

/** What happens to a file that is followed. */
export interface Follower {
  hit(hit: FileHit): void;
  /** The file was cut, or another one took its place: lines count from 1 again. */
  restarted(why: 'truncated' | 'rotated'): void;
  /** A file that is not there yet, or no more; told once. */
  missing(): void;
}

/** Tells the hits of a growing file, also those of a user's own signatures, from its present end on, until `signal`; the file may be cut, replaced, or come later. */
export async function followFile(path: string, from: { readonly offset: number; readonly line: number } | undefined, own: OwnSignatures | undefined, follower: Follower, signal: AbortSignal): Promise<void> {
  let open: GrowingFile | undefined;
  let isMissing = false;
  let first = from;
  try {
    while (!signal.aborted) {
      const now = identityOf(path);
      if (!open && now !== undefined) {
        open = openGrowing(path, first?.offset ?? 0, first?.line ?? 0, own);
        isMissing = false;
      }
      open?.readNew(follower.hit);
      if (open && now !== undefined && now !== open.identity) {
        // What was written to the old file after its renaming was read above.
        open.close();
        open = openGrowing(path, 0, 0, own);
        follower.restarted('rotated');
        continue;
      }
      if (open?.wasCut()) {
        open.close();
        open = openGrowing(path, 0, 0, own);
        follower.restarted('truncated');
        continue;
      }
      if (now === undefined && !isMissing) {
        isMissing = true;
        follower.missing();
      }
      first = undefined;
      await wait(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
    open?.readNew(follower.hit);
  } finally {
    open?.close();
  }
}

interface GrowingFile {
  readonly identity: string;
  readNew(hit: (hit: FileHit) => void): void;
  wasCut(): boolean;
  close(): void;
}

function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path);
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

function openGrowing(path: string, offset: number, line: number, own: OwnSignatures | undefined): GrowingFile {
  const file = openSync(path, 'r');
  const { dev, ino } = fstatSync(file);
  const piece = Buffer.alloc(PIECE);
  /** The context and what is not told yet; where it starts in the file, and up to where its lines were told. */
  let held = Buffer.alloc(0);
  let start = offset;
  let startLine = line;
  let told = offset;

  const tellWholeLines = (hit: (hit: FileHit) => void): void => {
    const end = held.lastIndexOf(NEWLINE) + 1;
    if (start + end <= told) return;
    const scans = [explainFile(), ...(own ? [explainFileByOwn(own)] : [])];
    const hits = scans.flatMap((scan) => [...scan.feed(held.subarray(0, end)), ...scan.end()]).sort((a, b) => a.span.start - b.span.start);
    for (const one of hits) {
      if (start + one.span.start >= told) hit({ ...one, line: startLine + one.line });
    }
    told = start + end;
    const keepFrom = held.indexOf(NEWLINE, Math.max(0, end - CONTEXT)) + 1;
    for (let at = held.indexOf(NEWLINE); at >= 0 && at < keepFrom; at = held.indexOf(NEWLINE, at + 1)) startLine++;
    held = Buffer.from(held.subarray(keepFrom));
    start += keepFrom;
  };

  return {
    identity: `${dev}:${ino}`,
    readNew(hit) {
      for (let read = readSync(file, piece, 0, PIECE, start + held.length); read > 0; read = readSync(file, piece, 0, PIECE, start + held.length)) {
        held = Buffer.concat([held, piece.subarray(0, read)]);
        tellWholeLines(hit);
        // A line without an end must not fill our memory.
        if (held.length > 16 * PIECE) {
          start += held.length - CONTEXT;
          told = Math.max(told, start);
          held = Buffer.from(held.subarray(-CONTEXT));
        }
      }
    },
    wasCut: () => fstatSync(file).size < start + held.length,
    close: () => { closeSync(file); },
  };
}
