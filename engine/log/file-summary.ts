import type { FileHit, LogSummary, Statement } from './log-scan.ts';
import { createOwnScan } from './own-scan.ts';
import type { OwnSignatures } from './own-signatures.ts';

/** What a log says, as it becomes known. */
export interface FileSummary extends LogSummary {
  /** The first hits of what was said for the first time since this was last asked. */
  news(): readonly FileHit[];
}

/** A summary with what a user's own signatures say besides. */
export function createFileSummary(builtIn: LogSummary, own: OwnSignatures | undefined): FileSummary {
  const users = own && own.all.length > 0 ? summariseOwn(own) : undefined;
  const all = [builtIn, ...(users ? [users] : [])];
  const told = all.map(() => 0);
  let isNew = false;
  const noting = (one: boolean): boolean => {
    isNew ||= one;
    return one;
  };
  return {
    feed: (piece) => noting(all.map((one) => one.feed(piece)).includes(true)),
    end: () => noting(all.map((one) => one.end()).includes(true)),
    statements: () => all.flatMap((one) => one.statements()),
    news() {
      if (!isNew) return [];
      isNew = false;
      return all.flatMap((one, i) => {
        const news = one.statements().slice(told[i]);
        told[i]! += news.length;
        return news.map(({ hit }) => hit);
      });
    },
    get bytes() { return builtIn.bytes; },
    get lines() { return builtIn.lines; },
  };
}

const MOST_LINES = 100;
/** Patterns of users, too, may say ever new things. */
const MOST_STATEMENTS = 20_000;

function summariseOwn(own: OwnSignatures): Pick<LogSummary, 'feed' | 'end' | 'statements'> {
  const said = new Map<string, Statement & { count: number; lines: number[]; lastLine: number }>();
  const scan = createOwnScan(own);
  /** Returns whether it is said for the first time. */
  const count = (hit: FileHit): boolean => {
    const key = `${hit.signature.id}\n${hit.message}`;
    const before = said.get(key);
    if (!before && said.size >= MOST_STATEMENTS) return false;
    const statement = before ?? { hit, count: 0, lines: [], lastLine: 0 };
    if (statement.count++ < MOST_LINES) statement.lines.push(hit.line);
    statement.lastLine = hit.line;
    if (!before) said.set(key, statement);
    return !before;
  };
  const countAll = (hits: readonly FileHit[]): boolean => hits.map(count).includes(true);
  return { feed: (piece) => countAll(scan.feed(piece)), end: () => countAll(scan.end()), statements: () => [...said.values()] };
}
