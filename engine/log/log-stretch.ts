import type { CompiledSignatures } from './compiled-signatures.ts';
import { createPieces } from './log-pieces.ts';
import type { FileHit, Statement } from './log-scan.ts';
import { createStatements, MOST_STATEMENTS } from './statements.ts';

/** What a stretch of a file says, as plain data that can be sent: runs and lines count from its start. */
export interface LogStretch {
  /** The entries between two offsets of the file. */
  readonly start: number;
  readonly end: number;
  readonly lines: number;
  readonly runs: number;
  /** How much of the file was read for it, from its beginning. */
  readonly bytes: number;
  readonly statements: readonly StretchStatement[];
  /** Whether that is all that is said in it. */
  readonly complete: boolean;
}

export interface StretchStatement extends Omit<Statement, 'hit'> {
  /** The signature's id. */
  readonly of: string;
  readonly hit: Omit<FileHit, 'signature'>;
}

/** Summarises stretches of files, one after the other, each apart from what stands before it: so that several can be done at once. */
export interface StretchSummary {
  /**
   * Starts with a stretch. What is fed next comes from `start` on – where who reads the file in one go would have a new piece – and `before`
   * stands right in front of it: BEFORE_STRETCH bytes, fewer only at the start of the file.
   */
  begin(start: number, before: Uint8Array): void;
  feed(piece: Uint8Array): void;
  /** What was said so far. */
  statements(): readonly Statement[];
  /** What stands near the end belongs to the next stretch, unless it is the last one. */
  end(isLast: boolean): LogStretch;
}

export { MOST_BEFORE as BEFORE_STRETCH } from './log-pieces.ts';

export function createStretchSummary(compiled: CompiledSignatures): StretchSummary {
  const statements = createStatements(compiled);
  const pieces = createPieces(compiled, statements.take);
  let start = 0;
  return {
    begin(at, before) {
      statements.clear();
      pieces.begin(at, before);
      start = pieces.told();
    },
    feed: pieces.feed,
    statements: statements.all,
    end(isLast) {
      if (isLast) pieces.end();
      const all = statements.all();
      return {
        start, end: pieces.told(), lines: pieces.lines(), runs: pieces.runs(), bytes: pieces.bytes(), complete: all.length < MOST_STATEMENTS,
        statements: all.map(({ hit: { signature, ...hit }, count, lines, lastLine }) => ({ of: signature.id, hit, count, lines, lastLine })),
      };
    },
  };
}
