import type { CompiledSignatures } from './compiled-signatures.ts';
import { fullHit, type LinelessHit } from './find-hits.ts';
import type { Hit } from './hit.ts';
import type { LogLine } from './lines.ts';
import { createPieces, inFile } from './log-pieces.ts';

export { createLogSummary } from './log-summary.ts';

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

/** What a log says once or many times. */
export interface Statement {
  /** Its first hit in the last run of a VM in which it was said. */
  readonly hit: FileHit;
  readonly count: number;
  /** The lines of its first hits, from 0, and of its last. */
  readonly lines: readonly number[];
  readonly lastLine: number;
}

/** Like LogScan, but counts what is said again instead of telling it: as fast as a log of failures alone needs. */
export interface LogSummary {
  /** Returns whether something new was said. */
  feed(piece: Uint8Array): boolean;
  end(): boolean;
  /** What was said so far, in the order of the file. */
  statements(): readonly Statement[];
  /** How many bytes and lines were fed; the lines are right at the end. */
  readonly bytes: number;
  readonly lines: number;
}

/**
 * Finds in a file what `explain` finds in a text, at the speed of a scan; but the words that signatures are scanned for must stand as
 * programs write them, on one line with single blanks.
 */
export function createLogScan(compiled: CompiledSignatures): LogScan {
  let hits: FileHit[] = [];
  const pieces = createPieces(compiled, (part) => {
    const found: { readonly hit: LinelessHit; readonly line: LogLine }[] = [];
    part.take({
      found: (hit, line) => found.push({ hit, line }),
      known: (hit, start, end, lines) => found.push({ hit: fullHit(hit, { start, end }, part.source, compiled, part.runs()), line: lines.at(start + hit.start)! }),
    });
    found.sort((a, b) => a.hit.span.start - b.hit.span.start || a.hit.span.end - b.hit.span.end);
    for (const { hit, line } of found) hits.push(inFile(hit, part.lineAt(hit.span.start), line));
  });
  const told = (): FileHit[] => {
    const some = hits;
    hits = [];
    return some;
  };
  return {
    feed(piece) {
      pieces.feed(piece);
      return told();
    },
    end() {
      pieces.end();
      return told();
    },
  };
}
