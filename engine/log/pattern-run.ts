import { isBlank, isQuote } from './flexible-text.ts';
import type { Node } from './pattern-graph.ts';
import type { GapKind } from './pattern-items.ts';

const NEWLINE = 10;

/** One attempt on one text. Backtracks, but remembers for each memo node at which offsets it failed. */
export class PatternRun {
  readonly captures: [group: string, start: number, end: number][] = [];
  end = -1;
  private failed: { [at: number]: number } | undefined;

  constructor(private readonly text: string) {}

  atStart(node: Node): number {
    let at = 0;
    while (isBlank(this.text.charCodeAt(at))) at++;
    return this.try(node, at) ? at : -1;
  }

  /** The leftmost offset at which `node` matches, or -1. */
  anywhere(node: Node, heads: readonly string[] | undefined): number {
    const next = heads && headSearch(this.text, heads);
    for (let at = 0; at <= this.text.length; at++) {
      if (next) at = next(at);
      if (at < 0) return -1;
      if (!(at > 0 && this.insideBlanks(node, at)) && this.try(node, at)) return at;
    }
    return -1;
  }

  private try(node: Node, at: number): boolean {
    switch (node.kind) {
      case 'text': {
        const after = node.text.matchAt(this.text, at);
        return after >= 0 && this.try(node.next, after);
      }
      case 'gap': return this.tryGap(node, at);
      case 'any': return this.tryAny(node, at);
      case 'choice': return node.branches.some((branch) => this.try(branch, at));
      case 'join': return !this.seen(node.memo, at) && this.try(node.next, at);
      case 'rest': return this.takeRest(node.group, at);
      case 'line-end': return this.atLineEnd(at) && this.finish(at);
      case 'done': return this.finish(at);
    }
  }

  /** Typed gaps take as much as they can, then give back. */
  private tryGap(node: Extract<Node, { kind: 'gap' }>, start: number): boolean {
    let at = start;
    while (!this.seen(node.memo, at) && fits(node.gap, this.text, at)) at++;
    const least = node.gap === 'quoted' ? start : start + 1;
    for (; at >= least; at--) if (this.try(node.next, at)) return this.capture(node.group, start, at);
    return false;
  }

  /** Unbounded gaps take as little as they can and stay on their line. */
  private tryAny(node: Extract<Node, { kind: 'any' }>, start: number): boolean {
    // Most offsets are told apart by one character.
    const wanted = node.next.kind === 'text' && node.next.text.head !== undefined ? node.next.text.head.charCodeAt(0) : -1;
    for (let at = start; at <= this.text.length && !this.seen(node.memo, at); at++) {
      if (wanted >= 0 && this.text.charCodeAt(at) !== wanted) {
        if (this.breaksAt(at)) return false;
        continue;
      }
      if (!(at > start && this.insideBlanks(node.next, at)) && this.try(node.next, at)) return node.group === undefined || this.capture(node.group, start, at);
      if (this.breaksAt(at)) return false;
    }
    return false;
  }

  private insideBlanks(node: Node, at: number): boolean {
    return node.kind === 'text' && node.text.startsBlank && isBlank(this.text.charCodeAt(at - 1));
  }

  private takeRest(group: string | undefined, start: number): boolean {
    let end = start;
    while (end < this.text.length && !this.breaksAt(end)) end++;
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    if (group !== undefined) this.capture(group, start, end);
    return this.finish(end);
  }

  /** True at a line's end, unless the next line visibly goes on with it: indented, or after a backslash. */
  private breaksAt(at: number): boolean {
    if (this.text.charCodeAt(at) !== NEWLINE) return false;
    const next = this.text.charCodeAt(at + 1);
    const before = this.text.charCodeAt(at - 1) === 13 ? at - 2 : at - 1;
    return next !== 32 && next !== 9 && this.text.charCodeAt(before) !== 92;
  }

  private atLineEnd(at: number): boolean {
    while (at < this.text.length && this.text.charCodeAt(at) !== NEWLINE && isBlank(this.text.charCodeAt(at))) at++;
    return at >= this.text.length || this.text.charCodeAt(at) === NEWLINE;
  }

  private finish(at: number): true {
    this.end = at;
    return true;
  }

  private capture(group: string, start: number, end: number): true {
    this.captures.push([group, start, end]);
    return true;
  }

  /** True when `memo` was tried at `at` before; the caller stops at the first success, so it failed. */
  private seen(memo: number, at: number): boolean {
    // Typed arrays are dear to make: only for long texts.
    this.failed ??= this.text.length < 2048 ? new Array<number>(this.text.length + 2).fill(0) : new Int32Array(this.text.length + 2);
    const bit = 1 << memo;
    if ((this.failed[at]! & bit) !== 0) return true;
    this.failed[at]! |= bit;
    return false;
  }
}

/** Finds where one of `heads` stands next; for ascending offsets, linear in all. */
function headSearch(text: string, heads: readonly string[]): (from: number) => number {
  const nexts = heads.map(() => -2);
  return (from) => {
    let nearest = -1;
    for (let i = 0; i < heads.length; i++) {
      if (nexts[i]! !== -1 && nexts[i]! < from) nexts[i] = text.indexOf(heads[i]!, from);
      if (nexts[i]! >= 0 && (nearest < 0 || nexts[i]! < nearest)) nearest = nexts[i]!;
    }
    return nearest;
  };
}

function fits(gap: GapKind, text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  switch (gap) {
    case 'number': return isDigit(code);
    case 'hex': return isDigit(code) || isHexLetter(code) || ((code | 32) === 120 && text.charCodeAt(at - 1) === 48);
    case 'word': return isDigit(code) || isLetter(code) || code === 95 || code === 46 || code === 58 || code === 45;
    case 'path': return !isBlank(code) && !quoteAt(text, at, code);
    case 'quoted': return code !== NEWLINE && !quoteAt(text, at, code);
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isHexLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 102;
const isLetter = (code: number): boolean => ((code | 32) >= 97 && (code | 32) <= 122) || (code > 127 && !isBlank(code) && !isQuote(code));

/** A quote, or the first of the backslashes that escape one. Four are enough for JSON in JSON. */
function quoteAt(text: string, at: number, code: number): boolean {
  if (code !== 92) return isQuote(code);
  let end = at + 1;
  while (end < at + 4 && text.charCodeAt(end) === 92) end++;
  return isQuote(text.charCodeAt(end));
}
