/** What a typed gap may stand for; see signatures/signature.ts. */
export type GapKind = 'number' | 'hex' | 'word' | 'path' | 'quoted';

/** A part of a pattern as it is written. */
export type Item =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gap'; readonly gap: GapKind; readonly group: string }
  | { readonly kind: 'any'; readonly group?: string }
  | { readonly kind: 'choice'; readonly branches: readonly (readonly Item[])[] };

export interface PatternItems {
  readonly items: readonly Item[];
  /** The pattern starts with `^`. */
  readonly atStart: boolean;
  /** The pattern ends with `$`. */
  readonly atEnd: boolean;
}

const GAP_KINDS: ReadonlySet<string> = new Set<GapKind>(['number', 'hex', 'word', 'path', 'quoted']);
const isGapKind = (text: string): text is GapKind => GAP_KINDS.has(text);

/** Throws an Error that names the pattern and the place. */
export function failAt(source: string, at: number, message: string): never {
  throw new Error(`pattern ${JSON.stringify(source)}, position ${at}: ${message}`);
}

/** Reads the pattern language of signatures/signature.ts; throws an Error that names the position of a mistake. */
export function readItems(source: string, ignoreCase: boolean): PatternItems {
  const reader = new Reader(source, ignoreCase);
  const items = reader.sequence(0);
  return { items, atStart: source.startsWith('^'), atEnd: reader.at < source.length };
}

export const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());

/** Reads one pattern from left to right. */
class Reader {
  at: number;

  constructor(private readonly source: string, private readonly ignoreCase: boolean) {
    this.at = source.startsWith('^') ? 1 : 0;
  }

  /** The items up to the end of the pattern, or of a branch when `depth` is not 0. */
  sequence(depth: number): Item[] {
    const items: Item[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') items.push({ kind: 'text', text: this.ignoreCase ? lowerAscii(text) : text });
      text = '';
    };
    for (; !this.ends(depth); this.at++) {
      const c = this.source[this.at]!;
      if (c === '\\') text += this.source[++this.at] ?? this.fail('a backslash needs a character after it');
      else if (!'{}…()|$^'.includes(c)) text += c;
      else {
        flush();
        items.push(this.item(c, depth));
        if (items.at(-1)?.kind === 'any' && items.at(-2)?.kind === 'any') this.fail('two unbounded gaps in a row');
      }
    }
    flush();
    return items;
  }

  private ends(depth: number): boolean {
    const c = this.source[this.at];
    return c === undefined || (depth > 0 ? c === '|' || c === ')' : c === '$' && this.at === this.source.length - 1);
  }

  private item(c: string, depth: number): Item {
    if (c === '(') return this.choice(depth + 1);
    const gap = c === '{' ? this.gap() : c === '…' ? ({ kind: 'any' } as const) : this.fail(`write \\${c} for the character itself`);
    return gap.kind === 'any' && depth > 0 ? this.fail('no unbounded gap inside ( )') : gap;
  }

  private gap(): Item {
    const close = this.source.indexOf('}', this.at);
    const inside = close < 0 ? this.fail('{ without }') : this.source.slice(this.at + 1, close);
    const [, group, type] = /^([a-z]\w{0,31})(?::(\w+))?$/i.exec(inside) ?? [];
    if (group === undefined) return this.fail(`"{${inside}}" is not {name} or {name:type}`);
    if (type !== undefined && !isGapKind(type)) return this.fail(`no gap type "${type}"; there are ${[...GAP_KINDS].join(', ')}`);
    this.at = close;
    return type === undefined ? { kind: 'any', group } : { kind: 'gap', gap: type, group };
  }

  private choice(depth: number): Item {
    const open = this.at;
    const branches: Item[][] = [];
    do {
      this.at++;
      branches.push(this.sequence(depth));
    } while (this.source[this.at] === '|');
    if (this.source[this.at] !== ')') this.fail('( without )', open);
    if (branches.length < 2) this.fail('( ) with a single text; write \\( for the character itself', open);
    return { kind: 'choice', branches };
  }

  private fail(message: string, at = this.at): never {
    return failAt(this.source, at, message);
  }
}
