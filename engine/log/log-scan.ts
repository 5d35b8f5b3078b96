import { byteSource } from './byte-source.ts';
import type { CompiledSignatures } from './compiled-signatures.ts';
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
const NEWLINE = 10;

/**
 * Finds in a file what `explain` finds in a text, at the speed of a scan; but the words that signatures are scanned for must stand as
 * programs write them, on one line with single blanks.
 */
export function createLogScan(compiled: CompiledSignatures): LogScan {
  const state = createScanState();
  let kept = new Uint8Array(0);
  /** In the file: where `kept` starts, and up to where all hits were told. */
  let base = 0;
  let told = 0;
  let countedTo = 0;
  let line = 0;

  const hitsTo = (bytes: Uint8Array, to: number): FileHit[] => {
    const candidates: Candidate[] = [];
    compiled.scan.scan(bytes, told - base, Math.min(bytes.length, to - base + compiled.scan.longest), (anchor, at) => {
      if (base + at < to) candidates.push({ at: base + at, anchor });
    });
    const source = byteSource(bytes, base);
    const reader = createLineReader(source);
    const hits = hitsAt(candidates, source, compiled, state).map((hit): FileHit => {
      countTo(bytes, hit.span.start);
      return { ...hit, line, text: reader.at(hit.span.start)?.text.slice(0, LONGEST_TEXT) ?? '' };
    });
    told = to;
    return hits;
  };

  const countTo = (bytes: Uint8Array, to: number): void => {
    for (let at = bytes.indexOf(NEWLINE, countedTo - base); at >= 0 && base + at < to; at = bytes.indexOf(NEWLINE, at + 1)) {
      line++;
      countedTo = base + at + 1;
    }
  };

  return {
    feed(piece) {
      const bytes = joined(kept, piece);
      const sure = base + bytes.length - MARGIN;
      const to = sure > told ? stableEntryStart(createLineReader(byteSource(bytes, base)), sure) : told;
      const hits = to > told ? hitsTo(bytes, to) : [];
      const keepFrom = Math.max(base, told - MARGIN);
      countTo(bytes, keepFrom);
      kept = bytes.slice(keepFrom - base);
      base = keepFrom;
      return hits;
    },
    end() {
      const hits = hitsTo(kept, base + kept.length);
      base += kept.length;
      kept = new Uint8Array(0);
      return hits;
    },
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
