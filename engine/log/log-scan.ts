import { byteSource } from './byte-source.ts';
import type { CompiledSignatures } from './compiled-signatures.ts';
import { countFeeds } from './count-lines.ts';
import { LONGEST_ENTRY, stableEntryStart } from './entries.ts';
import { createScanState, hitsAt, type Candidate } from './find-hits.ts';
import type { Hit } from './hit.ts';
import { createLineReader } from './lines.ts';

/** A hit in a file: its spans count bytes from the file's start. */
export interface FileHit extends Hit {
  /** The line the words start on, without controls, cut when long. */
  readonly text: string;
}

/** A scan of a file of any size, fed piece by piece. Holds no more than a piece and 200 kB besides. */
export interface LogScan {
  /** The hits that are sure by now, in the order of the file. Pieces may be cut anywhere; some 256 kB and more are fast. */
  feed(piece: Uint8Array): FileHit[];
  /** The hits of the rest. */
  end(): FileHit[];
}

/** What stands before and after an entry may decide where it starts and ends. */
const MARGIN = 2 * LONGEST_ENTRY;
const LONGEST_TEXT = 500;

/**
 * Finds in a file what `explain` finds in a text, at the speed of a scan; but the words that signatures are scanned for must stand as
 * programs write them, on one line with single blanks.
 */
export function createLogScan(compiled: CompiledSignatures): LogScan {
  const state = createScanState();
  const scan = compiled.scan();
  /** Holds what was kept, then the piece. */
  let buffer = new Uint8Array(0);
  let kept = 0;
  /** In the file: where `kept` starts, and up to where all hits were told. */
  let base = 0;
  let told = 0;
  let countedTo = 0;
  let line = 0;

  const hitsTo = (bytes: Uint8Array, to: number): FileHit[] => {
    const candidates: Candidate[] = [];
    scan.scan(bytes, told - base, Math.min(bytes.length, to - base + scan.longest), (anchor, at) => {
      if (base + at < to) candidates.push({ at: base + at, anchor });
    });
    const source = byteSource(bytes, base);
    const reader = createLineReader(source, state.memo);
    const hits = hitsAt(candidates, source, compiled, state).map((hit): FileHit => {
      countTo(bytes, hit.span.start);
      return { ...hit, line, text: reader.at(hit.span.start)?.text.slice(0, LONGEST_TEXT) ?? '' };
    });
    told = to;
    return hits;
  };

  const append = (piece: Uint8Array): Uint8Array => {
    const length = kept + piece.length;
    if (length > buffer.length) {
      const bigger = new Uint8Array(length + MARGIN);
      bigger.set(buffer.subarray(0, kept));
      buffer = bigger;
    }
    buffer.set(piece, kept);
    kept = length;
    return buffer.subarray(0, length);
  };

  const countTo = (bytes: Uint8Array, to: number): void => {
    if (to <= countedTo) return;
    line += countFeeds(bytes, countedTo - base, to - base);
    countedTo = to;
  };

  return {
    feed(piece) {
      const bytes = append(piece);
      const sure = base + bytes.length - MARGIN;
      const to = sure > told ? stableEntryStart(createLineReader(byteSource(bytes, base)), sure) : told;
      const hits = to > told ? hitsTo(bytes, to) : [];
      const keepFrom = Math.max(base, told - MARGIN);
      countTo(bytes, keepFrom);
      buffer.copyWithin(0, keepFrom - base, kept);
      kept = bytes.length - (keepFrom - base);
      base = keepFrom;
      return hits;
    },
    end() {
      const hits = hitsTo(buffer.subarray(0, kept), base + kept);
      base += kept;
      kept = 0;
      return hits;
    },
  };
}
