import { child, text, value } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';
import { compile, compileWhen, type CompiledCondition, type DecidingKey } from './compiled-spec.ts';
import type { AttributeSpec, ChildSpec, ElementSpec, EnumSpec, FormSpec, TextSpec, ValueSpec, When } from './element-spec.ts';

/** An element together with what the format says of it, and the same of its parent. */
export interface SpecNode {
  readonly element: Element;
  readonly spec: ElementSpec;
  readonly parent: SpecNode | undefined;
}

/** `unknown`: a deciding value is itself wrong or missing, so nothing that hinges on it can be judged. */
export type Verdict = 'yes' | 'no' | 'unknown';

/** All the readings of an attribute's name at one place; empty when the format does not know it there. */
const NONE: readonly never[] = [];
export const attributeReadings = (spec: ElementSpec, name: string): readonly AttributeSpec[] => compile(spec).attributes.get(name) ?? NONE;
export const textReadings = (spec: ElementSpec): readonly TextSpec[] => compile(spec).texts;
export const childSpec = (spec: ElementSpec, name: string): ChildSpec | undefined => compile(spec).children.get(name);
export const specOf = (c: ChildSpec): ElementSpec => (typeof c.spec === 'function' ? c.spec() : c.spec);

interface Deciding {
  readonly value: string;
  /** False where the value is missing though required, or a word that the format does not know there: nothing can hinge on it. */
  readonly legal: boolean;
  /** Nothing is written: `value` is a default, or ''. */
  readonly absent: boolean;
}

const NOTHING: Deciding = { value: '', legal: true, absent: false };
const NOWHERE: Deciding = { value: '', legal: false, absent: false };

/** The value that decides: as written, else its default, else '' for absent. */
function deciding(node: SpecNode, { up, path, attribute }: DecidingKey): Deciding {
  let at: SpecNode | undefined = node;
  for (let i = 0; i < up; i++) at = at?.parent;
  if (!at) return path.length > 0 ? NOTHING : NOWHERE;
  for (const name of path) {
    const below = child(at.element, name);
    const known = childSpec(at.spec, name);
    if (!below || !known) return NOTHING;
    at = { element: below, spec: specOf(known), parent: at };
  }
  return attribute === undefined ? decidingText(at) : decidingAttribute(at, attribute, path.length === 0);
}

function decidingText(at: SpecNode): Deciding {
  const written = text(at.element);
  return { value: written, legal: textReadings(at.spec).some((t) => couldBe(t.value, written)), absent: false };
}

/** A default stands in for an absent value; a condition may name either, unless the attribute is a child's. */
function decidingAttribute(at: SpecNode, name: string, isOwn: boolean): Deciding {
  const readings = attributeReadings(at.spec, name);
  const written = value(at.element, name)?.trim();
  if (written !== undefined) return { value: written, legal: readings.some((r) => couldBe(r.value, written)), absent: false };
  const missing = readings.some((r) => r.required !== undefined && holds(r.when, at) !== 'no' && holds(r.required, at) !== 'no');
  return { value: readings[0]?.default ?? '', legal: !missing, absent: isOwn };
}

/** True unless the value is a word that the format does not know there at all, whatever else decides. */
export function couldBe(spec: ValueSpec, written: string): boolean {
  if (spec.kind === 'enum') return Object.hasOwn(spec.values, written) || (spec.or !== undefined && fits(spec.or, written));
  if (spec.kind === 'switch') return written === spec.on || written === spec.off;
  return spec.kind === 'any-of' ? spec.of.some((f) => fits(f, written)) : fits(spec, written);
}

function fits(form: FormSpec, written: string): boolean {
  const { pattern, min, max, except, accepts } = form;
  const read = form.trim ? written.trim() : written;
  if (pattern && !pattern.test(read)) return false;
  if (except?.includes(read) || accepts?.(read) === false) return false;
  if (min === undefined && max === undefined) return true;
  if (read.length > 40) return /^\+?0*\d{1,30}$/.test(read) && max === undefined;
  const number = BigInt(read.replace(/^\+/, ''));
  return (min === undefined || number >= min) && (max === undefined || number <= max);
}

function holdsOne(condition: CompiledCondition, node: SpecNode): Verdict {
  let verdict: Verdict = 'yes';
  for (const { key, allowed } of condition) {
    const { value: found, legal, absent } = deciding(node, key);
    if (!legal) verdict = 'unknown';
    else if (!allowed.includes(found) && !(absent && found !== '' && allowed.includes(''))) return 'no';
  }
  return verdict;
}

/** Whether the condition, if there is one, holds at `node`. */
export function holds(when: When | true | undefined, node: SpecNode): Verdict {
  if (when === undefined || when === true) return 'yes';
  let best: Verdict = 'no';
  for (const condition of compileWhen(when)) {
    const verdict = holdsOne(condition, node);
    if (verdict === 'yes') return 'yes';
    if (verdict === 'unknown') best = 'unknown';
  }
  return best;
}

/** The deciding values that stand in the way of `when`: the alternative that fails by the fewest keys, with what was found. */
export function obstacles(when: When, node: SpecNode): readonly { readonly key: string; readonly allowed: readonly string[]; readonly found: string; /** `found` is a default: nothing is written. */ readonly assumed: boolean }[] {
  const failing = compileWhen(when).map((condition) => condition.flatMap(({ key, written, allowed }) => {
    const { value: found, absent } = deciding(node, key);
    return allowed.includes(found) ? [] : [{ key: written, allowed, found, assumed: absent }];
  }));
  return failing.sort((a, b) => a.length - b.length)[0] ?? [];
}

/** Whether the value is legal at `node`, deciding values included. */
export function accepts(spec: ValueSpec, written: string, node: SpecNode): Verdict {
  if (spec.kind !== 'enum') return couldBe(spec, written) ? 'yes' : 'no';
  const meant = Object.hasOwn(spec.values, written) ? written : written.trim();
  if (!Object.hasOwn(spec.values, meant)) return spec.or && fits(spec.or, written) ? 'yes' : 'no';
  const entry = spec.values[meant]!;
  return typeof entry === 'string' ? 'yes' : holds(entry.when, node);
}

/** True when libvirt's own parser refuses the value, not only its schema. */
export function isRefused(spec: ValueSpec, written: string, isText = false): boolean {
  if (spec.kind === 'switch') return true;
  const forms = spec.kind === 'form' ? [spec] : spec.kind === 'any-of' ? spec.of : spec.or ? [spec.or] : [];
  // Numbers in the text of elements are always read with base 10.
  if (isText && forms.every((f) => f.shape === 'count' && f.refuses) && /^\s*[-+]?0x/i.test(written)) return true;
  return forms.every((f) => f.refuses?.(written) === true);
}

/** The words that the value may be at `node`; none for free forms. */
export function words(spec: ValueSpec, node: SpecNode): string[] {
  if (spec.kind === 'switch') return [spec.on, spec.off];
  return spec.kind === 'enum' ? Object.keys(spec.values).filter((v) => accepts(spec, v, node) !== 'no') : [];
}

/** What the value has to be, as a phrase: "a number from 0 to 255". */
export function phrase(spec: ValueSpec, node: SpecNode): string {
  const list = words(spec, node).map((w) => `'${w}'`);
  const last = (spec as EnumSpec).or ?? (spec.kind === 'any-of' ? spec.of.at(-1) : spec.kind === 'form' ? spec : undefined);
  return [...list, ...(last ? [last.what] : [])].join(', ');
}

/** The child of `node` as a node of its own, or undefined when the format does not know it there. */
export function step(node: SpecNode, element: Element, name = element.name): SpecNode | undefined {
  const known = childSpec(node.spec, name);
  return known && { element, spec: specOf(known), parent: node };
}
