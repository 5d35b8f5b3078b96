import type { Span } from '../core/span.ts';
import type { Signature } from '../signatures/signature.ts';
import { deviceOf } from '../schema/device-name.ts';
import { all, attribute, children, descendants, spanOf, text, textSpan, xpathOf } from '../xml/query.ts';
import type { Attribute, Element } from '../xml/tree.ts';

/** A place in the XML that a log line is about. `certain` when a text of the log picked it out, not just its kind. */
export interface Pointed {
  readonly xpath: string;
  readonly span: Span;
  readonly element: Element;
  readonly certain: boolean;
  /** The log names it: a text of the log stands there. */
  readonly isNamed?: true;
  /** The text stands where the signature does not look: what it means is hardly what happened. */
  readonly strange?: true;
  /** Of those that every domain has one of: that there is one tells nothing. */
  readonly isSection?: true;
  /** What the line speaks of is not in this XML: there is no element of the kind at all, or none that holds the line's text. */
  readonly lacks?: 'element' | 'text';
  /** A text was sought where there is nothing of the kind: no place to show anybody. */
  readonly isNowhere?: true;
}

interface Reference {
  readonly names: readonly string[];
  readonly attribute: string | undefined;
}

/** `devices/disk[@device='cdrom']/source/@file` → names and the attribute asked for. Predicates are kept with their name. */
function readPath(path: string): Reference {
  const parts = path.replace(/^\/?(domain\/)?/, '').split('/').filter((p) => p !== '' && p !== 'domain');
  const last = parts.at(-1);
  return last?.startsWith('@') ? { names: parts.slice(0, -1), attribute: last.slice(1) } : { names: parts, attribute: undefined };
}

function step(elements: readonly Element[], part: string): Element[] {
  const match = /^([\w:-]+)(?:\[@([\w:-]+)='([^']*)'\])?$/.exec(part);
  if (!match) return [];
  const found = elements.flatMap((e) => children(e, match[1]));
  return match[2] === undefined ? found : found.filter((e) => attribute(e, match[2]!)?.value === match[3]);
}

const valueOf = (element: Element, name: string | undefined): string => (name === undefined ? text(element) : attribute(element, name)?.value ?? '');

/** The element or any below it carries `wanted` as a value. */
function carries(element: Element, wanted: string): boolean {
  return [element, ...descendants(element)].some((e) => e.attributes.some((a) => a.value === wanted) || text(e) === wanted);
}

function toPointed(element: Element, name: string | undefined, source: string, certain: boolean): Pointed {
  const found: Attribute | undefined = name === undefined ? undefined : attribute(element, name);
  const span = found ? spanOf(found) : name === undefined && text(element) !== '' && children(element).length === 0 ? textSpan(element, source) : element.startTag;
  return { xpath: found ? `${xpathOf(element)}/@${found.name}` : xpathOf(element), span, element, certain };
}

/** What several equally good candidates have in common: nothing when there are many, their first when one must be shown. */
function pick(candidates: readonly Element[], reference: Reference, wanted: string | undefined): { element: Element; certain: boolean } | undefined {
  if (wanted !== undefined && wanted !== '') {
    const exact = candidates.find((e) => valueOf(e, reference.attribute) === wanted);
    if (exact) return { element: exact, certain: true };
    const inside = candidates.find((e) => carries(deviceOf(e) ?? e, wanted));
    if (inside) return { element: inside, certain: true };
    const partly = wanted.length >= MIN_TELLING ? candidates.find((e) => valueOf(e, reference.attribute).includes(wanted)) : undefined;
    if (partly) return { element: partly, certain: true };
  }
  const having = reference.attribute === undefined ? candidates : candidates.filter((e) => attribute(e, reference.attribute!));
  return having[0] && { element: having[0], certain: having.length === 1 && wanted === undefined };
}

/** Where in the domain the signature's hit points, best guess first; its groups tell several devices apart. */
export function pointAt(domain: Element, source: string, signature: Signature, groups: Readonly<Record<string, string>>): Pointed | undefined {
  let fallback: Pointed | undefined;
  const unseen: string[] = [];
  for (const { path, equals } of signature.xml ?? []) {
    const reference = readPath(path);
    const candidates = reference.names.reduce<Element[]>((level, part) => step(level, part), [domain]);
    const wanted = equals === undefined ? undefined : groups[equals];
    const picked = pick(candidates, reference, wanted);
    if (wanted && !picked?.certain) unseen.push(wanted);
    if (!picked) continue;
    const pointed: Pointed = {
      ...toPointed(picked.element, reference.attribute, source, picked.certain),
      ...(wanted ? picked.certain && { isNamed: true } : reference.names.length < 2 && { isSection: true }),
    };
    if (picked.certain && wanted && isWhole(reference)) return within(picked.element, source, wanted) ?? pointed;
    if (picked.certain && (reference.attribute === undefined || attribute(picked.element, reference.attribute))) {
      return wanted ? pointed : strange(domain, source, unseen) ?? pointed;
    }
    fallback ??= pointed;
  }
  return strange(domain, source, unseen) ?? (fallback && unseen.length > 0 ? { ...fallback, lacks: 'text' } : fallback) ?? absent(domain, signature, unseen);
}

/** One step below the root: a part of the domain that holds many things. */
const isWhole = ({ names, attribute: name }: Reference): boolean => names.length === 1 && name === undefined;

function strange(domain: Element, source: string, texts: readonly string[]): Pointed | undefined {
  for (const wanted of texts) {
    const found = within(domain, source, wanted);
    if (found) return { ...found, strange: true };
  }
  return undefined;
}

/** Texts this short stand in many places by chance. */
const MIN_TELLING = 4;

/** The one place below an element that holds exactly the text the log speaks of. */
function within(whole: Element, source: string, wanted: string): Pointed | undefined {
  if (wanted.length < MIN_TELLING) return undefined;
  for (const element of descendants(whole)) {
    const found = element.attributes.find((a) => a.value === wanted);
    if (found) return toPointed(element, found.name, source, true);
    if (text(element) === wanted) return toPointed(element, undefined, source, true);
  }
  return undefined;
}

/** The fault may be that an element is not there: its path is named, and its nearest ancestor underlined. */
function absent(domain: Element, signature: Signature, unseen: readonly string[]): Pointed | undefined {
  const first = signature.xml?.[0];
  if (!first) return undefined;
  const { names, attribute: name } = readPath(first.path);
  if (names.length === 0) return undefined;
  let nearest = domain;
  for (let i = 0; i < names.length; i++) {
    const next = all(domain, ...names.slice(0, i + 1).map((n) => n.replace(/\[.*/, '')))[0];
    if (!next) break;
    nearest = next;
  }
  const lacks = signature.xml!.every(({ path }) => isWanting(domain, readPath(path))) ? 'element' : 'text';
  return { xpath: `/domain/${names.join('/')}${name ? `/@${name}` : ''}`, span: nearest.startTag, element: nearest, certain: false, lacks, ...(lacks === 'element' && unseen.length > 0 && { isNowhere: true as const }) };
}

/** There is nothing of the kind: no such device, no such part of a section. */
const isWanting = (domain: Element, { names }: Reference): boolean => names.length > 0 && all(domain, ...names.slice(0, 2).map((n) => n.replace(/\[.*/, ''))).length === 0;
