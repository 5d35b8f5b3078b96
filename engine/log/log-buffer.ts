import type { AnchorScan } from './anchor-scan.ts';
import { byteSource } from './byte-source.ts';
import { createCandidateList, type Candidates } from './candidates.ts';
import { countFeeds } from './count-lines.ts';
import { createKnownShapes, type KnownShapes } from './known-shapes.ts';
import type { LineSource } from './lines.ts';
import { bufferAddress, createLogKernel, type LogKernel } from './log-kernel.ts';

/** The part of a file that is looked at: what was kept of it, and the piece that came last. Offsets are the file's. */
export interface LogBuffer {
  readonly start: number;
  readonly end: number;
  /** Drops all; what is appended next stands at `offset`. */
  restart(offset: number): void;
  append(piece: Uint8Array): void;
  /** Drops what lies before `offset`. */
  dropBefore(offset: number): void;
  /** The anchors that start between two offsets; good until the next are asked for. */
  candidates(from: number, to: number): Candidates;
  countFeeds(from: number, to: number): number;
  /** What lies in the buffer now. */
  source(): LineSource;
}

/** What is mostly appended at once, and what is mostly kept. */
const USUAL = 1_048_576 + 4 * 65_536;
/** A kernel of its own takes longer to make than a small log to read. */
const SMALL = 8192;

export function createLogBuffer(scan: AnchorScan): LogBuffer {
  let kernel: LogKernel | undefined;
  let shapes: KnownShapes | undefined;
  const list = createCandidateList();
  /** Without a kernel, the bytes; with one, they lie in its memory. */
  let plain = new Uint8Array(0);
  let address = 0;
  let start = 0;
  let length = 0;
  const memory = (): Uint8Array => kernel?.bytes ?? plain;
  const moveToKernel = (): void => {
    kernel = createLogKernel(scan.tables, USUAL);
    if (!kernel) return;
    const before = plain.subarray(0, length);
    address = bufferAddress(scan.tables);
    kernel.reserve(length);
    kernel.bytes.set(before, address);
    shapes = createKnownShapes(kernel, { address, start: () => start, end: () => start + length });
    plain = new Uint8Array(0);
  };
  const reserve = (capacity: number): void => {
    if (!kernel && capacity > SMALL) moveToKernel();
    if (kernel) kernel.reserve(capacity);
    else if (capacity > plain.length) {
      const bigger = new Uint8Array(capacity * 2);
      bigger.set(plain);
      plain = bigger;
    }
  };
  return {
    get start() { return start; },
    get end() { return start + length; },
    restart(offset) {
      start = offset;
      length = 0;
    },
    append(piece) {
      reserve(length + piece.length);
      memory().set(piece, address + length);
      length += piece.length;
    },
    dropBefore(offset) {
      memory().copyWithin(address, address + offset - start, address + length);
      length -= offset - start;
      start = offset;
    },
    candidates(from, to) {
      const last = Math.min(length, to - start + scan.longest);
      const most = to - start;
      list.clear(start);
      const found = (anchor: number, at: number): void => { if (at < most) list.push(anchor, at); };
      if (kernel) kernel.scan(address + from - start, address + last, (anchor, at) => { found(anchor, at - address); });
      else scan.scan(plain, from - start, last, found);
      list.sort();
      return list;
    },
    countFeeds: (from, to) => (kernel ? kernel.countFeeds(address + from - start, address + to - start) : countFeeds(plain, from - start, to - start)),
    source: () => byteSource(memory().subarray(address, address + length), start, shapes),
  };
}
