import { flexibleText, type FlexibleText } from './flexible-text.ts';
import { createLazy } from './lazy.ts';

export type GapKind = 'number' | 'hex' | 'word' | 'path' | 'quoted';

/** A compiled pattern as a graph without cycles; `memo` numbers the nodes that several ways lead to. */
export type Node =
  | { readonly kind: 'text'; readonly text: FlexibleText; readonly next: Node }
  | { readonly kind: 'gap'; readonly gap: GapKind; readonly group: string; readonly memo: number; readonly next: Node }
  | { readonly kind: 'any'; readonly group?: string; readonly memo: number; readonly next: Node }
  | { readonly kind: 'choice'; readonly branches: readonly Node[] }
  | { readonly kind: 'join'; readonly memo: number; readonly next: Node }
  | { readonly kind: 'rest'; readonly group?: string }
  | { readonly kind: 'line-end' }
  | { readonly kind: 'done' };

export interface ParsedPattern {
  /** The graph, built when first asked for: most patterns of a list are never tried. */
  readonly start: () => Node;
  /** True when the pattern starts with `^`. */
  readonly atStart: boolean;
  /** Each member: one of these texts is in whatever the pattern matches. */
  readonly required: readonly (readonly string[])[];
  readonly groups: readonly string[];
  /** The groups that every match fills. */
  readonly certainGroups: readonly string[];
}

type Item =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gap'; readonly gap: GapKind; readonly group: string }
  | { readonly kind: 'any'; readonly group?: string }
  | { readonly kind: 'choice'; readonly branches: readonly (readonly Item[])[] };

const GAP_KINDS: ReadonlySet<string> = new Set<GapKind>(['number', 'hex', 'word', 'path', 'quoted']);
const isGapKind = (text: string): text is GapKind => GAP_KINDS.has(text);
const MOST_MEMOS = 31;

/** Reads the pattern language of signatures/signature.ts; throws an Error that names the position of a mistake. */
export function parsePattern(source: string, ignoreCase: boolean): ParsedPattern {
  let at = source.startsWith('^') ? 1 : 0;
  const fail = (message: string, where = at): never => {
    throw new Error(`pattern ${JSON.stringify(source)}, position ${where}: ${message}`);
  };

  const readItems = (depth: number): Item[] => {
    const items: Item[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') items.push({ kind: 'text', text: ignoreCase ? lowerAscii(text) : text });
      text = '';
    };
    for (; at < source.length; at++) {
      const c = source[at]!;
      if (c === '\\') {
        text += source[++at] ?? fail('a backslash needs a character after it');
        continue;
      }
      if (depth > 0 && (c === '|' || c === ')')) break;
      if (c === '$' && depth === 0 && at === source.length - 1) break;
      if (!'{}…()|$^'.includes(c)) {
        text += c;
        continue;
      }
      flush();
      items.push(c === '{' ? readGap() : c === '(' ? readChoice(depth + 1) : c === '…' ? { kind: 'any' } : fail(`write \\${c} for the character itself`));
      const last = items.at(-1)!;
      if (depth > 0 && last.kind === 'any') fail('no unbounded gap inside ( )');
      if (last.kind === 'any' && items.at(-2)?.kind === 'any') fail('two unbounded gaps in a row');
    }
    flush();
    return items;
  };

  const readGap = (): Item => {
    const close = source.indexOf('}', at);
    const inside = close < 0 ? fail('{ without }') : source.slice(at + 1, close);
    const [, group, type] = /^([a-z]\w{0,31})(?::(\w+))?$/i.exec(inside) ?? [];
    if (group === undefined) return fail(`"{${inside}}" is not {name} or {name:type}`);
    if (type !== undefined && !isGapKind(type)) fail(`no gap type "${type}"; there are ${[...GAP_KINDS].join(', ')}`);
    at = close;
    return type !== undefined && isGapKind(type) ? { kind: 'gap', gap: type, group } : { kind: 'any', group };
  };

  const readChoice = (depth: number): Item => {
    const open = at;
    const branches: Item[][] = [];
    do {
      at++;
      branches.push(readItems(depth));
    } while (source[at] === '|');
    if (source[at] !== ')') fail('( without )', open);
    if (branches.length < 2) fail('( ) with a single text; write \\( for the character itself', open);
    return { kind: 'choice', branches };
  };

  const items = readItems(0);
  const required = requiredTexts(items);
  if (!required.some((texts) => texts.every((text) => text.length >= 3))) fail('no text of at least three characters that every match holds', 0);
  if (memosOf(items) > MOST_MEMOS) fail('too many gaps and alternatives', 0);
  const tail: Node = source.endsWith('$') && at < source.length ? { kind: 'line-end' } : { kind: 'done' };
  const start = createLazy(() => {
    let memos = 0;
    return link(items, tail, () => memos++, true);
  });
  return { start, atStart: source.startsWith('^'), required, groups: groupsOf(items), certainGroups: certainGroupsOf(items) };
}

const memosOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + (item.kind === 'text' ? 0 : item.kind === 'choice' ? 1 + item.branches.reduce((inner, branch) => inner + memosOf(branch), 0) : 1), 0);

export const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());

function link(items: readonly Item[], tail: Node, memo: () => number, outermost: boolean): Node {
  let next = tail;
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!;
    if (item.kind === 'text') next = { kind: 'text', text: flexibleText(item.text), next };
    else if (item.kind === 'gap') next = { ...item, memo: memo(), next };
    else if (item.kind === 'any') next = outermost && i === items.length - 1 ? { ...item, kind: 'rest' } : { ...item, memo: memo(), next };
    else {
      const join: Node = { kind: 'join', memo: memo(), next };
      next = { kind: 'choice', branches: item.branches.map((branch) => link(branch, join, memo, false)) };
    }
  }
  return next;
}

const MOST_EXPANSIONS = 100;

/** Texts that stand next to each other are one: `OVMF (firmware |)missing` holds "OVMF firmware missing" or "OVMF missing". */
function requiredTexts(items: readonly Item[]): string[][] {
  const sets: string[][] = [];
  let run = [''];
  const flush = (): void => {
    if (run.some((text) => text !== '')) sets.push(run);
    run = [''];
  };
  for (const item of items) {
    const texts = item.kind === 'text' ? [item.text] : item.kind === 'choice' ? plainBranches(item.branches) : undefined;
    if (texts && run.length * texts.length > MOST_EXPANSIONS) flush();
    if (texts) run = run.flatMap((before) => texts.map((text) => before + text));
    else {
      if (item.kind === 'choice') sets.push(...branchTexts(run, item.branches));
      flush();
    }
  }
  flush();
  return sets;
}

/** Of each branch the text that tells most, with what stands before the choice. */
function branchTexts(before: readonly string[], branches: readonly (readonly Item[])[]): string[][] {
  const lead: Item[] = before.length * branches.length > MOST_EXPANSIONS ? [] : [{ kind: 'choice', branches: before.map((text) => [{ kind: 'text', text }]) }];
  const perBranch = branches.map((branch) => requiredTexts([...lead, ...branch]).sort((x, y) => shortest(y) - shortest(x))[0]);
  return perBranch.every((texts) => texts !== undefined) ? [perBranch.flat()] : [];
}

/** The branches when they are nothing but text. */
const plainBranches = (branches: readonly (readonly Item[])[]): string[] | undefined => {
  const texts = branches.map((branch) => (branch.length === 0 ? '' : branch.length === 1 && branch[0]!.kind === 'text' ? branch[0]!.text : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
};

const shortest = (texts: readonly string[]): number => Math.min(...texts.map((text) => text.length));

const groupsOf = (items: readonly Item[]): string[] => [...new Set(items.flatMap((item) =>
  item.kind === 'choice' ? item.branches.flatMap(groupsOf) : item.kind === 'text' || item.group === undefined ? [] : [item.group]))];

const certainGroupsOf = (items: readonly Item[]): string[] => [...new Set(items.flatMap((item) => {
  if (item.kind === 'text') return [];
  if (item.kind !== 'choice') return item.group === undefined ? [] : [item.group];
  const [first = [], ...others] = item.branches.map(certainGroupsOf);
  return first.filter((group) => others.every((branch) => branch.includes(group)));
}))];
