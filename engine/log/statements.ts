import { byteSource } from './byte-source.ts';
import type { CompiledSignatures } from './compiled-signatures.ts';
import { bytesOf } from './decode-utf8.ts';
import { fullHit, type KnownHit, type LinelessHit } from './find-hits.ts';
import { createLineReader, type LineReader, type LineSource, type LogLine } from './lines.ts';
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

/** Its hit in the last run of a VM is made when somebody asks for it: runs may follow each other fast. */
class OpenStatement implements Statement {
  count = 0;
  readonly lines: number[] = [];
  lastLine = 0;
  /** The hit that `made` is not yet, its entry and line; of the entry a character for each byte, once its part is gone. */
  private later: KnownHit | undefined = undefined;
  private start = 0;
  private end = 0;
  private line = 0;
  private bytes: string | undefined = undefined;

  /** `of` are the statements it is one of; `run` is the last one in which it was said. */
  constructor(readonly of: object, private made: FileHit, public run: number, private readonly compiled: CompiledSignatures) {}

  get hit(): FileHit {
    if (this.later && this.bytes !== undefined) this.make(this.later, byteSource(bytesOf(this.bytes), this.start));
    return this.made;
  }

  /** Returns whether `keep` has to be called when the part goes that holds the hit. */
  move(hit: KnownHit, start: number, end: number): boolean {
    const isFirst = this.later === undefined || this.bytes !== undefined;
    this.later = hit;
    this.start = start;
    this.end = end;
    this.line = this.lastLine;
    this.bytes = undefined;
    return isFirst;
  }

  /** The part goes: keeps what the hit is made from. */
  keep(source: LineSource): void {
    if (!this.later || this.bytes !== undefined) return;
    if (this.end - this.start > LONGEST_KEPT) this.make(this.later, source);
    else this.bytes = source.key(this.start, this.end);
  }

  settle(hit: FileHit): void {
    this.made = hit;
    this.later = this.bytes = undefined;
  }

  private make(hit: KnownHit, source: LineSource): void {
    const { start, end } = this;
    this.settle(inFile(fullHit(hit, { start, end }, source, this.compiled, this.run), this.line, createLineReader(source).at(start + hit.start)!));
  }
}

/** Of a longer entry the hit is made at once. */
const LONGEST_KEPT = 1024;

/** What is remembered of a hit that many entries have with words that vary: its statements by these. Of others, it is the statement. */
interface Noted {
  /** The statements it is about. */
  readonly of: object;
  readonly byWords: Map<string, OpenStatement | undefined>;
}

const MOST_NOTED = 256;

export function createStatements(compiled: CompiledSignatures): Statements {
  let statements = new Map<string, OpenStatement>();
  /** Those with a later hit in the part at hand. */
  let moved: OpenStatement[] = [];
  let isNew = false;

  const open = (part: FilePart, hit: LinelessHit, line: LogLine): OpenStatement | undefined => {
    const key = statementKey(hit);
    const before = statements.get(key);
    if (before || statements.size >= MOST_STATEMENTS) return before;
    isNew = true;
    const statement = new OpenStatement(statements, inFile(hit, part.lineAt(hit.span.start), line), hit.run, compiled);
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
  const wordsOf = (part: FilePart, { places }: KnownHit, start: number): string => {
    let words = '';
    for (const [, place] of places) words += `${part.source.key(start + place.start, start + place.end)}\n`;
    return words;
  };
  const openKnown = (part: FilePart, hit: KnownHit, start: number, end: number, lines: LineReader): OpenStatement | undefined =>
    open(part, fullHit(hit, { start, end }, part.source, compiled, part.runs()), lines.at(start + hit.start)!);
  const openByWords = (part: FilePart, hit: KnownHit, start: number, end: number, lines: LineReader): OpenStatement | undefined => {
    const before = hit.note as Noted | undefined;
    const noted: Noted = before?.of === statements ? before : { of: statements, byWords: new Map() };
    hit.note = noted;
    const words = wordsOf(part, hit, start);
    let statement = noted.byWords.get(words);
    if (!statement) {
      statement = openKnown(part, hit, start, end, lines);
      if (noted.byWords.size >= MOST_NOTED) noted.byWords.clear();
      noted.byWords.set(words, statement);
    }
    return statement;
  };
  const statementOf = (part: FilePart, hit: KnownHit, start: number, end: number, lines: LineReader): OpenStatement | undefined => {
    if (hit.message === undefined) return openByWords(part, hit, start, end, lines);
    const noted = hit.note as OpenStatement | undefined;
    if (noted?.of === statements) return noted;
    const statement = openKnown(part, hit, start, end, lines);
    hit.note = statement;
    return statement;
  };
  return {
    take(part) {
      part.take({
        found(hit, line) {
          const statement = open(part, hit, line);
          if (statement && count(part, statement, hit.span.start)) statement.settle(inFile({ ...hit, run: statement.run }, statement.lastLine, line));
        },
        known(hit, start, end, lines) {
          const statement = statementOf(part, hit, start, end, lines);
          if (statement && count(part, statement, start + hit.start) && statement.move(hit, start, end)) moved.push(statement);
        },
      });
      for (const statement of moved) statement.keep(part.source);
      moved = [];
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
