import { child, text, value } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';
import type { AttributeSpec, ChildSpec, Condition, ElementSpec, EnumSpec, FormSpec, TextSpec, ValueSpec, When } from './element-spec.ts';

/** An element together with what the format says of it, and the same of its parent. */
export interface SpecNode {
  readonly element: Element;
  readonly spec: ElementSpec;
  readonly parent: SpecNode | undefined;
}

/** `unknown`: a deciding value is itself wrong or missing, so nothing that hinges on it can be judged. */
export type Verdict = 'yes' | 'no' | 'unknown';

const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;

const listOf = <T extends object>(one: T | readonly T[] | undefined): readonly T[] => (one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T]);

/** All the readings of an attribute's name at one place; empty when the format does not know it there. */
const NONE: readonly never[] = [];
export const attributeReadings = (spec: ElementSpec, name: string): readonly AttributeSpec[] => {
  const found = own(spec.attributes, name);
  return found === undefined ? NONE : listOf(found);
};
export const textReadings = (spec: ElementSpec): readonly TextSpec[] => (spec.text === undefined ? NONE : listOf(spec.text));
export const childSpec = (spec: ElementSpec, name: string): ChildSpec | undefined => own(spec.children, name);
export const specOf = (c: ChildSpec): ElementSpec => (typeof c.spec === 'function' ? c.spec() : c.spec);

/** The value that decides: as written, else its default, else '' for absent. */
function deciding(node: SpecNode | undefined, key: string): { value: string; legal: boolean } {
  let at = node;
  let rest = key;
  for (; rest.startsWith('../'); rest = rest.slice(3)) at = at?.parent;
  const step = rest.indexOf('/');
  if (step >= 0) {
    const below = child(at?.element, rest.slice(0, step));
    const known = at && childSpec(at.spec, rest.slice(0, step));
    return below && at && known ? deciding({ element: below, spec: specOf(known), parent: at }, rest.slice(step + 1)) : { value: '', legal: true };
  }
  if (!at) return { value: '', legal: false };
  if (rest === 'text()') {
    const written = text(at.element);
    return { value: written, legal: textReadings(at.spec).some((t) => couldBe(t.value, written)) };
  }
  const name = rest.slice(1);
  const readings = attributeReadings(at.spec, name);
  const written = value(at.element, name)?.trim();
  if (written === undefined) {
    const missing = readings.some((r) => r.required !== undefined && holds(r.when, at) !== 'no' && holds(r.required, at) !== 'no');
    return { value: readings[0]?.default ?? '', legal: !missing };
  }
  return { value: written, legal: readings.some((r) => couldBe(r.value, written)) };
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

function holdsOne(condition: Condition, node: SpecNode): Verdict {
  let verdict: Verdict = 'yes';
  for (const key in condition) {
    const { value: found, legal } = deciding(node, key);
    if (!legal) verdict = 'unknown';
    else if (!condition[key]!.includes(found) && !(found !== '' && condition[key]!.includes('') && isAbsent(node, key))) return 'no';
  }
  return verdict;
}

/** A default stands in for an absent value; a condition may name either. */
function isAbsent(node: SpecNode, key: string): boolean {
  let at: SpecNode | undefined = node;
  let rest = key;
  for (; rest.startsWith('../'); rest = rest.slice(3)) at = at?.parent;
  return rest.startsWith('@') && at !== undefined && value(at.element, rest.slice(1)) === undefined;
}

/** Whether the condition, if there is one, holds at `node`. */
export function holds(when: When | true | undefined, node: SpecNode): Verdict {
  if (when === undefined || when === true) return 'yes';
  let best: Verdict = 'no';
  for (const condition of listOf(when as Condition | readonly Condition[])) {
    const verdict = holdsOne(condition, node);
    if (verdict === 'yes') return 'yes';
    if (verdict === 'unknown') best = 'unknown';
  }
  return best;
}

/** The deciding values that stand in the way of `when`: the alternative that fails by the fewest keys, with what was found. */
export function obstacles(when: When, node: SpecNode): readonly { readonly key: string; readonly allowed: readonly string[]; readonly found: string; /** `found` is a default: nothing is written. */ readonly assumed: boolean }[] {
  const failing = listOf(when as Condition | readonly Condition[]).map((condition) =>
    Object.entries(condition).map(([key, allowed]) => ({ key, allowed, found: deciding(node, key).value, assumed: isAbsent(node, key) })).filter((o) => !o.allowed.includes(o.found)));
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
export function isRefused(spec: ValueSpec, written: string): boolean {
  if (spec.kind === 'switch') return true;
  const forms = spec.kind === 'form' ? [spec] : spec.kind === 'any-of' ? spec.of : spec.or ? [spec.or] : [];
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
