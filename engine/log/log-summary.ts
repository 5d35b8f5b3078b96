import type { CompiledSignatures } from './compiled-signatures.ts';
import { createPieces } from './log-pieces.ts';
import type { LogSummary } from './log-scan.ts';
import { createStatements } from './statements.ts';

export function createLogSummary(compiled: CompiledSignatures): LogSummary {
  const statements = createStatements(compiled);
  const pieces = createPieces(compiled, statements.take);
  return {
    feed(piece) {
      pieces.feed(piece);
      return statements.wasNew();
    },
    end() {
      pieces.end();
      return statements.wasNew();
    },
    statements: statements.all,
    get bytes() { return pieces.bytes(); },
    get lines() { return pieces.lines(); },
  };
}
