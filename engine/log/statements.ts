import type { CompiledSignatures } from './compiled-signatures.ts';
import { fullHit, type KnownHit, type LinelessHit } from './find-hits.ts';
import type { LineReader, LogLine } from './lines.ts';
import { inFile, type FilePart } from './log-pieces.ts';
import type { FileHit, Statement } from './log-scan.ts';

/** What the parts of a file say, counted. */
export interface Statements {
  take(part: FilePart): void;
  /** In the order of the file. */
  all(): readonly Statement[];
  /** Whether something new was said since this was last asked. */
  wasNew(): boolean;
  clear(): void;
}

export const MOST_LINES = 100;
/** A log that says ever new things is not remembered forever. */
export const MOST_STATEMENTS = 20_000;

export const statementKey = ({ signature, message }: { readonly signature: { readonly id: string }; readonly message: string }): string => `${signature.id}\n${message}`;

interface OpenStatement {
  hit: FileHit;
  count: number;
  readonly lines: number[];
  lastLine: number;
  /** The last run of a VM in which it was said, and its first hit there while that is not `hit` yet. */
  run: number;
  later?: (() => FileHit) | undefined;
}

/** What is remembered of a hit that many entries have: its statements by the words that vary. */
interface Noted {
  /** The statements it is about. */
  readonly of: object;
  readonly byWords: Map<string, OpenStatement | undefined>;
}

const MOST_NOTED = 256;

export function createStatements(compiled: CompiledSignatures): Statements {
  let statements = new Map<string, OpenStatement>();
  /** Those that have a later hit. */
  const moved = new Set<OpenStatement>();
  let isNew = false;

  const notedOf = (hit: KnownHit): Noted => {
    const noted = hit.note as Noted | undefined;
    if (noted?.of === statements) return noted;
    const none: Noted = { of: statements, byWords: new Map() };
    hit.note = none;
    return none;
  };
  const open = (part: FilePart, hit: LinelessHit, line: LogLine): OpenStatement | undefined => {
    const key = statementKey(hit);
    const before = statements.get(key);
    if (before || statements.size >= MOST_STATEMENTS) return before;
    isNew = true;
    const statement: OpenStatement = { hit: inFile(hit, part.lineAt(hit.span.start), line), count: 0, lines: [], lastLine: 0, run: hit.run };
    statements.set(key, statement);
    return statement;
  };
  /** Returns whether it was not said in this run yet. */
  const count = (part: FilePart, statement: OpenStatement, at: number): boolean => {
    statement.lastLine = part.lineAt(at);
    if (statement.count++ < MOST_LINES) statement.lines.push(statement.lastLine);
    if (statement.run === part.runs()) return false;
    statement.run = part.runs();
    return true;
  };
  /** Runs may follow each other fast: only the last one's hit is made. */
  const move = (statement: OpenStatement, makeHit: () => LinelessHit, lineOf: () => LogLine): void => {
    const { run, lastLine } = statement;
    statement.later = () => inFile({ ...makeHit(), run }, lastLine, lineOf());
    moved.add(statement);
  };
  const wordsOf = (part: FilePart, { message, places }: KnownHit, start: number): string => {
    let words = '';
    if (message === undefined) for (const [, place] of places) words += `${part.source.key(start + place.start, start + place.end)}\n`;
    return words;
  };
  const full = (part: FilePart, hit: KnownHit, start: number, end: number): LinelessHit => fullHit(hit, { start, end }, part.source, compiled, part.runs());
  const findStatement = (part: FilePart, { byWords }: Noted, hit: KnownHit, words: string, start: number, end: number, lines: LineReader): OpenStatement | undefined => {
    const statement = open(part, full(part, hit, start, end), lines.at(start + hit.start)!);
    if (byWords.size >= MOST_NOTED) byWords.clear();
    byWords.set(words, statement);
    return statement;
  };
  return {
    take(part) {
      part.take({
        found(hit, line) {
          const statement = open(part, hit, line);
          if (statement && count(part, statement, hit.span.start)) move(statement, () => hit, () => line);
        },
        known(hit, start, end, lines) {
          const noted = notedOf(hit);
          const words = wordsOf(part, hit, start);
          const statement = noted.byWords.get(words) ?? findStatement(part, noted, hit, words, start, end, lines);
          if (statement && count(part, statement, start + hit.start)) move(statement, () => full(part, hit, start, end), () => lines.at(start + hit.start)!);
        },
      });
      for (const statement of moved) statement.hit = statement.later!();
      moved.clear();
    },
    all: () => [...statements.values()],
    wasNew() {
      const was = isNew;
      isNew = false;
      return was;
    },
    clear() {
      statements = new Map();
      isNew = false;
    },
  };
}
