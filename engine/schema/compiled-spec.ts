import type { AttributeSpec, ChildSpec, Condition, Constraint, ElementSpec, EnumSpec, FormSpec, SwitchSpec, TextSpec, ValueSpec, When } from './element-spec.ts';

/** An ElementSpec made ready for judging: what is asked of every element can be looked up, what is rarely there is listed apart. */
export interface CompiledSpec {
  readonly attributes: ReadonlyMap<string, readonly AttributeSpec[]>;
  readonly children: ReadonlyMap<string, ChildSpec>;
  readonly texts: readonly TextSpec[];
  readonly constraints: readonly Constraint[];
  /** Only what may be required. */
  readonly requiredAttributes: readonly (readonly [name: string, readings: readonly AttributeSpec[]])[];
  readonly requiredChildren: readonly (readonly [name: string, child: ChildSpec])[];
}

const NONE: readonly never[] = [];
export const listOf = <T extends object>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? NONE : Array.isArray(one) ? (one as readonly T[]) : [one as T];

const compiled = new WeakMap<ElementSpec, CompiledSpec>();

/** Compiles each spec once, when it is first met: a domain uses a small part of the format. */
export function compile(spec: ElementSpec): CompiledSpec {
  let known = compiled.get(spec);
  if (!known) compiled.set(spec, (known = compileSpec(spec)));
  return known;
}

function compileSpec(spec: ElementSpec): CompiledSpec {
  const attributes = new Map(Object.entries(spec.attributes ?? {}).map(([name, one]) => [name, listOf<AttributeSpec>(one).map(evenAttribute)]));
  const children = new Map(Object.entries(spec.children ?? {}).map(([name, child]) => [name, evenChild(child)]));
  return {
    attributes, children, texts: listOf<TextSpec>(spec.text).map(evenText), constraints: (spec.constraints ?? NONE).map(({ kind, of, when }) => ({ kind, of, when }) as Constraint),
    requiredAttributes: [...attributes].filter(([, readings]) => readings.some((r) => r.required !== undefined)),
    requiredChildren: [...children].filter(([, child]) => child.required !== undefined),
  };
}

// Written specs have as many shapes as there are ways to leave things out. Given one shape each, a fifth of the time goes that
// judging a thousand small files takes, for property look-ups stay monomorphic.

const evenAttribute = ({ doc, value, since, required, when, default: fallback, output, unchecked, enforced }: AttributeSpec): AttributeSpec =>
  ({ doc, value: evenValue(value), since, required, when, default: fallback, output, unchecked, enforced }) as AttributeSpec;

const evenChild = ({ spec, many, required, when, enforced, single }: ChildSpec): ChildSpec => ({ spec, many, required, when, enforced, single }) as ChildSpec;

const evenText = ({ value, optional, when, unchecked }: TextSpec): TextSpec => ({ value: evenValue(value), optional, when, unchecked }) as TextSpec;

const values = new WeakMap<ValueSpec, ValueSpec>();

function evenValue(spec: ValueSpec): ValueSpec {
  let known = values.get(spec);
  if (!known) values.set(spec, (known = evenedValue(spec)));
  return known;
}

function evenedValue(spec: ValueSpec): ValueSpec {
  const { kind, values: words, or, aliases, on, off, of, what, pattern, min, max, except, accepts, trim, shape, examples, refuses } = spec as Partial<Omit<EnumSpec, 'kind'> & Omit<SwitchSpec, 'kind'> & Omit<FormSpec, 'kind'>> & { readonly kind: ValueSpec['kind']; readonly of?: readonly FormSpec[] };
  return {
    kind, values: words, or: or && evenValue(or), aliases, on, off, of: of?.map(evenValue), what, pattern, min, max, except, accepts, trim, shape, examples, refuses,
  } as unknown as ValueSpec;
}

/** A condition's key taken apart: so many elements up, down these children, then an attribute, or the text when there is none. */
export interface DecidingKey {
  readonly up: number;
  readonly path: readonly string[];
  readonly attribute: string | undefined;
}

const keys = new Map<string, DecidingKey>();

function decidingKey(key: string): DecidingKey {
  let known = keys.get(key);
  if (!known) keys.set(key, (known = readKey(key)));
  return known;
}

function readKey(key: string): DecidingKey {
  const steps = key.split('/');
  const last = steps.pop()!;
  const up = steps.filter((s) => s === '..').length;
  return { up, path: steps.slice(up), attribute: last.startsWith('@') ? last.slice(1) : undefined };
}

/** One alternative of a condition: all of its parts have to hold. */
export type CompiledCondition = readonly { readonly key: DecidingKey; readonly written: string; readonly allowed: readonly string[] }[];

const conditions = new WeakMap<object, readonly CompiledCondition[]>();

export function compileWhen(when: When): readonly CompiledCondition[] {
  let known = conditions.get(when);
  if (!known) {
    known = listOf(when as Condition | readonly Condition[]).map((condition) => Object.entries(condition).map(([written, allowed]) => ({ key: decidingKey(written), written, allowed })));
    conditions.set(when, known);
  }
  return known;
}
