import type { Signature } from '../signatures/signature.ts';
import type { Statement } from './log-scan.ts';
import type { LogStretch, StretchStatement } from './log-stretch.ts';
import { MOST_LINES, MOST_STATEMENTS, statementKey } from './statements.ts';

/** What a file says, put together from its stretches in their order: the same as a LogSummary of the whole says. */
export interface StretchJoin {
  /** False for a stretch that does not continue the one before, or does not tell all: the file must then be read in one go. */
  add(stretch: LogStretch): boolean;
  statements(): readonly Statement[];
  readonly bytes: number;
  readonly lines: number;
}

export function createStretchJoin(all: readonly Signature[]): StretchJoin {
  const signatures = new Map(all.map((signature) => [signature.id, signature]));
  const statements = new Map<string, Statement>();
  let end = 0;
  let bytes = 0;
  let lines = 0;
  let runs = 0;

  const inFile = ({ of, hit, count, lines: at, lastLine }: StretchStatement): Statement => ({
    hit: { signature: signatures.get(of)!, ...hit, line: hit.line + lines, run: hit.run + runs }, count, lines: at.map((line) => line + lines), lastLine: lastLine + lines,
  });
  /** A hit shows until the same is said in a later run. */
  const joined = (before: Statement, later: Statement): Statement => ({
    hit: later.hit.run === before.hit.run ? before.hit : later.hit, count: before.count + later.count, lines: [...before.lines, ...later.lines].slice(0, MOST_LINES), lastLine: later.lastLine,
  });
  return {
    add(stretch) {
      if (stretch.start !== end || !stretch.complete) return false;
      for (const one of stretch.statements) {
        const statement = inFile(one);
        const key = statementKey(statement.hit);
        const before = statements.get(key);
        if (before || statements.size < MOST_STATEMENTS) statements.set(key, before ? joined(before, statement) : statement);
      }
      end = stretch.end;
      bytes = stretch.bytes;
      lines += stretch.lines;
      runs += stretch.runs;
      return true;
    },
    statements: () => [...statements.values()],
    get bytes() { return bytes; },
    get lines() { return lines; },
  };
}
