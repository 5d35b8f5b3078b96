import type { Node } from 'jsonc-parser';
import { closest } from '../core/edit-distance.ts';
import type { Finding, Fix, Severity } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import { oneLine } from '../core/visible.ts';

/** A mistake in a configuration, at its place in the text. What it stands on is left out; the rest holds. */
export interface ConfigProblem extends Finding {
  /** The JSON schema says so as well: editors that go by it need not be told twice. */
  readonly bySchema?: true;
}

/** A part of a JSON schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a value must be: read from a text with places, and told to editors as a schema. One description for both. */
export interface Shape<T> {
  readonly schema: JsonSchema;
  /** The value, or undefined when it is of no use; why is added to `problems`. */
  read(node: Node, problems: ConfigProblem[]): T | undefined;
}

/** More problems of one file help nobody. */
const MAX_PROBLEMS = 100;
/** Who makes more mistakes than this has no slips of the pen; guessing takes time. */
const MAX_GUESSES = 20;

export const spanOfNode = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

const isFull = (problems: readonly ConfigProblem[]): boolean => problems.length >= MAX_PROBLEMS;

export function complain(problems: ConfigProblem[], code: string, severity: Severity, span: Span, message: string, more: Pick<ConfigProblem, 'fixes' | 'bySchema'> = {}): undefined {
  if (!isFull(problems)) problems.push({ code, severity, span, message, ...more });
  return undefined;
}

const KINDS: Readonly<Record<Node['type'], string>> = {
  object: 'an object', array: 'a list', string: 'a text', number: 'a number', boolean: 'true or false', null: 'null', property: 'a key',
};

/** How a value looks to the person who wrote it. */
const shown = (node: Node): string => (node.type === 'string' || node.type === 'number' ? oneLine(JSON.stringify(node.value), 60) : KINDS[node.type]);

const refuse = (node: Node, problems: ConfigProblem[], what: string, more: Pick<ConfigProblem, 'fixes' | 'bySchema'> = { bySchema: true }): undefined =>
  complain(problems, 'config-bad-value', 'error', spanOfNode(node), `${shown(node)} stands here, but ${what} is needed.`, more);

/** A text that `accept` turns into a value, or refuses with undefined; `what` says what is needed. */
export const text = <T>(what: string, accept: (written: string) => T | undefined, schema: JsonSchema = {}): Shape<T> => ({
  schema: { type: 'string', ...schema },
  read: (node, problems) => (typeof node.value === 'string' ? accept(node.value) ?? refuse(node, problems, what, 'pattern' in schema ? { bySchema: true } : {}) : refuse(node, problems, what)),
});

/** One of a few words, each with its meaning. */
export const oneOf = <T extends string>(words: Readonly<Record<T, string>>): Shape<T> => {
  const known = Object.keys(words) as T[];
  return {
    schema: { type: 'string', enum: known, enumDescriptions: Object.values(words) },
    read(node, problems) {
      const { value } = node as { value?: unknown };
      if (known.some((word) => word === value)) return value as T;
      return refuse(node, problems, `one of ${known.join(', ')}`, { bySchema: true, ...(typeof value === 'string' && problems.length < MAX_GUESSES && rename(node, closest(value, known))) });
    },
  };
};

export const boolean: Shape<boolean> = {
  schema: { type: 'boolean' },
  read: (node, problems) => (node.type === 'boolean' ? (node.value as boolean) : refuse(node, problems, 'true or false')),
};

export const integer = (least: number, most: number): Shape<number> => ({
  schema: { type: 'integer', minimum: least, maximum: most },
  read: (node, problems) =>
    (node.type === 'number' && Number.isInteger(node.value) && node.value >= least && node.value <= most ? (node.value as number) : refuse(node, problems, `a whole number from ${least} to ${most}`)),
});

/** Longer lists are nobody's wish, and what is done with them takes time. */
const MAX_ITEMS = 1000;

export const listOf = <T>(item: Shape<T>): Shape<readonly T[]> => ({
  schema: { type: 'array', items: item.schema, maxItems: MAX_ITEMS },
  read(node, problems) {
    if (node.type !== 'array') return refuse(node, problems, 'a list');
    const items = node.children ?? [];
    if (items.length > MAX_ITEMS) complain(problems, 'config-bad-value', 'error', spanOfNode(items[MAX_ITEMS]!), `The list has ${items.length} items; up to ${MAX_ITEMS} are read.`, { bySchema: true });
    return items.slice(0, MAX_ITEMS).flatMap((child) => item.read(child, problems) ?? []);
  },
});

/** A value alone, or a list of them. */
export const oneOrMany = <T>(item: Shape<T>): Shape<readonly T[]> => {
  const many = listOf(item);
  return {
    schema: { anyOf: [item.schema, many.schema] },
    read(node, problems) {
      if (node.type === 'array') return many.read(node, problems);
      const only = item.read(node, problems);
      return only === undefined ? undefined : [only];
    },
  };
};

/** One of two shapes, told apart by the kind of JSON value. */
export const either = <A, B>(kind: Node['type'], one: Shape<A>, other: Shape<B>): Shape<A | B> => ({
  schema: { anyOf: [one.schema, other.schema] },
  read: (node, problems) => (node.type === kind ? one : other).read(node, problems),
});

/** The keys of an object, each once, with their values. */
function* members(node: Node, problems: ConfigProblem[]): Generator<{ readonly key: Node; readonly name: string; readonly value: Node }> {
  const seen = new Set<string>();
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (!key || !value) continue;
    const name = key.value as string;
    if (seen.has(name)) complain(problems, 'config-duplicate-key', 'warning', spanOfNode(key), `${shown(key)} stands here a second time; the first one counts.`, { bySchema: true });
    else yield { key, name, value };
    seen.add(name);
  }
}

const rename = (node: Node, meant: string | undefined): { readonly fixes?: readonly Fix[] } =>
  (meant === undefined ? {} : { fixes: [{ title: `Write ${meant}`, safe: false, edits: [{ span: spanOfNode(node), newText: JSON.stringify(meant) }] }] });

/** Any keys that `readKey` accepts, all with the same shape of value. */
export const recordOf = <T>(readKey: (key: Node, problems: ConfigProblem[]) => string | undefined, value: Shape<T>, schema: JsonSchema): Shape<Readonly<Record<string, T>>> => ({
  schema: { type: 'object', ...schema },
  read(node, problems) {
    if (node.type !== 'object') return refuse(node, problems, 'an object');
    const read: [string, T][] = [];
    for (const { key, value: written } of members(node, problems)) {
      const name = readKey(key, problems);
      const one = value.read(written, problems);
      if (name !== undefined && one !== undefined) read.push([name, one]);
    }
    return Object.fromEntries(read);
  },
});

/** Reports a name that is not known, with the one that was probably meant. */
export function unknown(node: Node, name: string, known: Iterable<string>, what: 'key' | 'code', problems: ConfigProblem[]): undefined {
  if (isFull(problems)) return undefined;
  const meant = problems.length < MAX_GUESSES ? closest(name, known) : undefined;
  const end = meant === undefined ? '.' : `; did you mean "${meant}"?`;
  return complain(problems, `config-unknown-${what}`, 'warning', spanOfNode(node), `${shown(node)} is no ${what} that virt-doctor knows${end}`, rename(node, meant));
}

export interface Key<T> {
  readonly doc: string;
  readonly shape: Shape<T>;
  /** Other names that people know it by. */
  readonly also?: readonly string[];
  readonly required?: true;
  readonly default?: unknown;
}

/** An object with keys of its own; one that is not known is reported, one that is required and missing makes the object useless. */
export const object = <T extends object>(keys: { readonly [K in keyof T]-?: Key<NonNullable<T[K]>> }): Shape<T> => {
  const table = keys as Readonly<Record<string, Key<unknown>>>;
  const nameOf = new Map(Object.entries(table).flatMap(([name, { also = [] }]) => [name, ...also].map((n) => [n, name] as const)));
  const required = Object.keys(table).filter((name) => table[name]!.required);
  return {
    schema: {
      type: 'object', ...(required.length > 0 && { required }),
      properties: Object.fromEntries(Object.entries(table).map(([name, { doc, shape, default: d }]) => [name, { description: doc, ...shape.schema, ...(d !== undefined && { default: d }) }])),
    },
    read(node, problems) {
      if (node.type !== 'object') return refuse(node, problems, 'an object');
      const read: Record<string, unknown> = {};
      for (const { key, name: written, value } of members(node, problems)) {
        const name = nameOf.get(written);
        if (name === undefined) {
          if (written !== '$schema') unknown(key, written, Object.keys(table), 'key', problems);
        } else {
          const one = table[name]!.shape.read(value, problems);
          if (one !== undefined) read[name] = one;
          else if (required.includes(name)) return undefined;
        }
      }
      const missing = required.find((name) => !Object.hasOwn(read, name));
      if (missing !== undefined) return complain(problems, 'config-missing-key', 'error', spanOfNode(node), `This object lacks "${missing}": ${table[missing]!.doc}`);
      return read as T;
    },
  };
};
