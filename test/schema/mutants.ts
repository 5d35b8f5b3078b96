import type { Span } from '../../engine/core/span.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { descendants, isText } from '../../engine/xml/query.ts';
import type { Attribute, Element } from '../../engine/xml/tree.ts';

/** A valid text with one mistake (or one harmless change) in it. */
export interface Mutant {
  readonly file: string;
  readonly operator: string;
  readonly text: string;
  /** Where a person would say that the mistake is: the changed characters, or the parent's tag when something is gone. */
  readonly places: readonly Span[];
}

/** Small fast generator of repeatable numbers below `n`. */
export function randomFrom(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let mixed = state ^ (state >>> 15);
    mixed = Math.imul(mixed, 0x2c1b3c6d) >>> 0;
    return ((mixed ^ (mixed >>> 12)) >>> 0) % n;
  };
}

type Change = { readonly at: Span; readonly to: string; readonly places?: readonly Span[] } | undefined;
type Pick = <T>(from: readonly T[]) => T | undefined;

const slip = (name: string, pick: Pick): string => {
  const at = pick([...name].map((_, i) => i)) ?? 0;
  return pick([`${name.slice(0, at)}${name[at]}${name.slice(at)}`, name.slice(0, at) + name.slice(at + 1), `${name}x`, `${name.slice(0, at)}q${name.slice(at + 1)}`]) ?? name;
};
const tagName = (e: Element): Span => ({ start: e.startTag.start, end: e.nameSpan.end });
const hasName = (name: string): boolean => /^[A-Za-z_][\w.-]*$/.test(name);

/** Each operator changes one place of a tree; undefined when the place does not suit it. */
const operators: Readonly<Record<string, (text: string, e: Element, a: Attribute | undefined, pick: Pick, all: readonly Element[]) => Change>> = {
  'rename-attribute': (_t, _e, a, pick) => a && { at: a.nameSpan, to: slip(a.name, pick) },
  'drop-attribute': (_t, e, a) => a && { at: { start: a.span.start - 1, end: a.span.end }, to: '', places: [{ start: e.startTag.start, end: e.startTag.end - 1 }] },
  'add-attribute': (_t, e, _a, pick) => ({ at: { start: e.nameSpan.end, end: e.nameSpan.end }, to: ` ${pick(['foo', 'type', 'mode', 'name', 'dev', 'value', 'unit', 'bus'])}='${pick(['1', 'yes', 'x'])}'` }),
  'junk-value': (_t, _e, a, pick) => (a?.valueSpan ? { at: a.valueSpan, to: pick(['', 'bogus', '-1', '99999999999999999999', '0xzz', '1.5', slip(a.value, pick)]) ?? '' } : undefined),
  'other-value': (text, _e, a, pick, all) => {
    const others = [...new Set(all.flatMap((o) => o.attributes.filter((b) => b.name === a?.name && b.value !== a.value).map((b) => text.slice(b.valueSpan!.start, b.valueSpan!.end))))];
    const to = pick(others);
    return a?.valueSpan && to !== undefined ? { at: a.valueSpan, to, places: [{ start: a.owner.span.start, end: a.owner.span.end }] } : undefined;
  },
  'deciding-value': (_t, _e, a, pick) => {
    const words: Record<string, string[]> = { type: ['file', 'block', 'network', 'bridge', 'pci', 'usb', 'scsi', 'dynamic', 'none', 'virtio', 'unix', 'tcp', 'smbios', 'sev'], mode: ['subsystem', 'custom', 'host-model', 'bind'], model: ['virtio', 'scsi', 'pcie-root', 'random'], device: ['disk', 'lun', 'cdrom'], offset: ['utc', 'variable', 'timezone'] };
    const to = a && Object.hasOwn(words, a.name) ? pick(words[a.name]!) : undefined;
    return to !== undefined && a?.valueSpan && to !== a.value ? { at: a.valueSpan, to, places: [{ start: a.owner.span.start, end: a.owner.span.end }] } : undefined;
  },
  'drop-element': (_t, e) => (e.parent ? { at: e.span, to: '', places: [{ start: e.parent.startTag.start, end: e.parent.startTag.end }] } : undefined),
  'double-element': (text, e) => (e.parent ? { at: { start: e.span.end, end: e.span.end }, to: text.slice(e.span.start, e.span.end) } : undefined),
  'move-up': (text, e) => {
    const to = e.parent?.parent;
    if (!to || !e.parent?.endTag) return undefined;
    const end = e.parent.span.end;
    return { at: { start: e.span.start, end }, to: text.slice(e.span.end, end) + text.slice(e.span.start, e.span.end), places: [] };
  },
  'move-down': (text, e, _a, pick) => {
    const siblings = (e.parent?.children ?? []).filter((n): n is Element => n.kind === 'element' && n !== e && n.endTag !== undefined && n.span.start > e.span.end);
    const into = pick(siblings);
    return into && { at: { start: e.span.start, end: into.endTag!.start }, to: text.slice(e.span.end, into.endTag!.start) + text.slice(e.span.start, e.span.end), places: [] };
  },
  'junk-element': (_t, e, _a, pick) => (e.endTag ? { at: { start: e.startTag.end, end: e.startTag.end }, to: `<${pick(['foo', 'driver', 'source', 'target', 'address', 'memory', 'alias', 'name'])}/>` } : undefined),
  'junk-text': (_t, e, _a, pick) => (e.endTag ? { at: { start: e.startTag.end, end: e.startTag.end }, to: pick(['junk', '7', 'yes']) ?? '' } : undefined),
  'change-text': (_t, e, _a, pick) => {
    const t = e.children.find(isText);
    return t && t.value.trim() !== '' ? { at: t.span, to: pick(['', 'bogus!', '-1', '99999999999999999999999', 'a,b', '/x']) ?? '', places: [e.span] } : undefined;
  },
};

function renameElement(text: string, e: Element, pick: Pick): { text: string; places: readonly Span[] } | undefined {
  if (!e.parent || !hasName(e.name)) return undefined;
  const to = slip(e.name, pick);
  const head = text.slice(0, e.nameSpan.start) + to;
  if (!e.endNameSpan) return { text: head + text.slice(e.nameSpan.end), places: [{ start: e.startTag.start, end: head.length }] };
  return { text: head + text.slice(e.nameSpan.end, e.endNameSpan.start) + to + text.slice(e.endNameSpan.end), places: [{ start: e.startTag.start, end: head.length }] };
}

/** `count` mutants of the given texts, the same ones for the same seed. */
export function makeMutants(files: readonly { readonly file: string; readonly text: string }[], count: number, seed: number): Mutant[] {
  const random = randomFrom(seed);
  const pick: Pick = (from) => from[random(Math.max(1, from.length))];
  const names = [...Object.keys(operators), 'rename-element'];
  const mutants: Mutant[] = [];
  for (let tries = 0; mutants.length < count && tries < count * 20; tries++) {
    const { file, text } = pick(files)!;
    const root = parseXml(text).root;
    if (!root) continue;
    const all = [root, ...descendants(root)].filter((e) => !inMetadata(e));
    const operator = pick(names)!;
    const e = pick(all)!;
    const a = pick(e.attributes.filter((x) => hasName(x.name)));
    if (operator === 'rename-element') {
      const made = renameElement(text, e, pick);
      if (made) mutants.push({ file, operator, ...made });
      continue;
    }
    const change = operators[operator]!(text, e, a, pick, all);
    if (!change) continue;
    const mutated = text.slice(0, change.at.start) + change.to + text.slice(change.at.end);
    if (parseXml(mutated).problems.length > 0) continue;
    const grown = { start: change.at.start, end: change.at.start + Math.max(1, change.to.length) };
    mutants.push({ file, operator, text: mutated, places: change.places ? [grown, ...change.places] : [grown, ...(operator === 'junk-text' || operator === 'junk-element' ? [tagName(e)] : [])] });
  }
  return mutants;
}

const inMetadata = (e: Element): boolean => e.name === 'metadata' || e.name.includes(':') || (e.parent !== undefined && inMetadata(e.parent));
