import { anchorTables, HEAD_SHIFT, type AnchorTables } from './anchor-tables.ts';
import { FOLD } from './fold.ts';
import { gramHash, gramTables, type GramTable } from './gram-tables.ts';
import { createLazy } from './lazy.ts';
import { bufferAddress, createLogKernel, type LogKernel } from './log-kernel.ts';

/**
 * Finds many texts at once by sampling: every few bytes one gram (a short run of bytes) is looked up among the grams of all anchors. An
 * anchor is at least a gram and a stride long, so one sample falls into it wherever it stands. Samples do not wait for each other, which
 * is why this outruns a skip scan. Works on bytes, so that a file needs no decoding; ASCII letters match in either case.
 */
export interface AnchorScan {
  /** Calls `found` for each anchor (its number) that lies in `bytes` between `from` and `to`, with its start; in no order. */
  scan(bytes: Uint8Array, from: number, to: number, found: Found): void;
  readonly longest: number;
  readonly tables: AnchorTables;
}

type Found = (anchor: number, start: number) => void;

/** What is copied to the kernel at once. */
const WINDOW = 131_072;

/** Anchors are texts of at least three bytes, each a character 1 to 255, ASCII in lower case; the longer, the faster. */
export function createAnchorScan(anchors: readonly string[]): AnchorScan {
  const tables = anchorTables(anchors);
  const { longest } = tables;
  const kernel = createLazy(() => createLogKernel(tables, WINDOW + longest));
  const grams = createLazy(() => gramTables(tables));
  return {
    longest, tables,
    scan(bytes, from, to, found) {
      const own = kernel();
      const stop = Math.min(to, bytes.length);
      if (own) scanCopies(own, tables, bytes, from, stop, found);
      else for (const { stride, mask, tables: some } of grams()) {
        for (let at = from; at < stop - 2; at += stride) for (const table of some) tryGrams(tables, table, gramHash(bytes, at, table.gram, mask), { bytes, from, to: stop }, at, found);
      }
    },
  };
}

function scanCopies(kernel: LogKernel, tables: AnchorTables, bytes: Uint8Array, from: number, to: number, found: Found): void {
  const address = bufferAddress(tables);
  for (let at = from; at < to; at += WINDOW) {
    const end = Math.min(to, at + WINDOW + tables.longest);
    kernel.bytes.set(bytes.subarray(at, end), address);
    // What starts in the next window is found there.
    kernel.scan(address, address + end - at, (anchor, start) => { if (start - address < WINDOW) found(anchor, at + start - address); });
  }
}

interface Range {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

function tryGrams({ anchors }: AnchorTables, { bits, shift, heads, nexts, hashes, offsets, owners }: GramTable, hash: number, { bytes, from, to }: Range, at: number, found: Found): void {
  if (((bits[hash >>> (shift + 5)]! >>> (hash >>> shift)) & 1) === 0) return;
  for (let number = heads[hash >>> HEAD_SHIFT]!; number !== 0; number = nexts[number]!) {
    if (hashes[number] !== hash) continue;
    const anchor = owners[number - 1]!;
    const start = at - offsets[number]!;
    if (start >= from && equalAt(bytes, start, to, anchors[anchor]!)) found(anchor, start);
  }
}

/** Whether an anchor stands at `start`. */
export function equalAt(bytes: Uint8Array, start: number, to: number, wanted: string): boolean {
  if (start + wanted.length > to) return false;
  for (let i = 0; i < wanted.length; i++) if (FOLD[bytes[start + i]!] !== wanted.charCodeAt(i)) return false;
  return true;
}
