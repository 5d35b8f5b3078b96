import { readSync } from 'node:fs';
import { BEFORE_STRETCH, type StretchSummary } from '../engine/index.ts';

/** A stretch of a file that one thread reads; the last one has no end. */
export interface StretchPlan {
  readonly start: number;
  readonly end: number | undefined;
}

export const PIECE = 1024 * 1024;
/** Up to here pieces are smaller. */
export const FIRST_PIECE = 128 * 1024;
const FIRST_OF_ALL = 16 * 1024;
const NEXT_PIECES = 256 * 1024;

/** How much is read at once from an offset of a file on: little at first, so that the first finding does not wait for a megabyte. */
export function pieceLength(at: number): number {
  if (at >= FIRST_PIECE + PIECE) return PIECE;
  return at >= FIRST_PIECE ? NEXT_PIECES : Math.max(FIRST_OF_ALL, Math.min(at, FIRST_PIECE - at));
}

/** Threads wait for each other at the end of a file; what is read twice at each cut is little beside this. */
const STRETCH = 16 * PIECE;
/** Each stretch costs memory for what it says: there are no more, however big the file. */
const MOST_STRETCHES = 24;
const usualStretch = (size: number): number => Math.max(STRETCH, Math.ceil(size / MOST_STRETCHES / PIECE) * PIECE);

/** Where a file of this size is cut; a stretch is whole pieces: always at the end of what who reads it in one go would have as a piece. */
export function planStretches(size: number, stretch = usualStretch(size)): StretchPlan[] {
  const plans: StretchPlan[] = [];
  for (let start = 0; start < size; start = plans.at(-1)!.end!) plans.push({ start, end: Math.max(start, FIRST_PIECE) + stretch });
  const last = plans.pop();
  return last ? [...plans, { start: last.start, end: undefined }] : [];
}

/** Feeds a stretch of an open file piece by piece; gives how much each piece was. Throws what the file system says, and when the file was cut meanwhile. */
export function* feedStretch(file: number, { start, end }: StretchPlan, buffer: Uint8Array, summary: StretchSummary): Generator<number> {
  const from = Math.max(0, start - BEFORE_STRETCH);
  if (readFully(file, buffer.subarray(0, start - from), from) < start - from) throw new Error('the file was cut');
  summary.begin(start, buffer.subarray(0, start - from));
  for (let at = start; end === undefined || at < end;) {
    const length = readFully(file, buffer.subarray(0, pieceLength(at)), at);
    if (length === 0) break;
    summary.feed(buffer.subarray(0, length));
    at += length;
    yield length;
  }
}

function readFully(file: number, into: Uint8Array, at: number): number {
  let length = 0;
  while (length < into.length) {
    const read = readSync(file, into, length, into.length - length, at + length);
    if (read === 0) break;
    length += read;
  }
  return length;
}
