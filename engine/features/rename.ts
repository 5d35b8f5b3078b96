import type { Edit } from '../core/finding.ts';
import { formatNumberSet, parseNumberSet } from '../core/quantities.ts';
import { contains, type Span } from '../core/span.ts';
import { oneLine } from '../core/visible.ts';
import { recognise } from '../schema/domain/documents.ts';
import { keyOf, type Naming, type Thing } from '../schema/mentions.ts';
import { isText } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';
import { taggedAt } from './linked-editing.ts';
import { namings, referenceAt } from './references.ts';

/** Why something cannot be renamed, in one sentence for the user. */
export interface Refusal {
  readonly refusal: string;
}

/** What would be renamed at `offset`; undefined where nothing has a name. */
export function renameTarget(document: XmlDocument, offset: number): { readonly span: Span; readonly name: string } | Refusal | undefined {
  const element = taggedAt(document, offset);
  if (element) return { span: element.nameSpan.start <= offset && offset <= element.nameSpan.end ? element.nameSpan : element.endNameSpan!, name: element.name };
  const thing = referenceAt(document, offset);
  if (!thing) return undefined;
  if (!thing.kind.renames) return { refusal: `The name of ${label(thing)} is given from outside; choose another one by completion.` };
  return { span: thing.span, name: document.text.slice(thing.span.start, thing.span.end) };
}

/**
 * The edits that give the thing at `offset` another name wherever the text names it, sets of numbers included; or why that cannot be
 * done exactly. Undefined where nothing has a name.
 */
export function rename(document: XmlDocument, offset: number, newName: string): { readonly edits: readonly Edit[] } | Refusal | undefined {
  const element = taggedAt(document, offset);
  if (element) return renameElement(element, newName);
  const target = renameTarget(document, offset);
  if (!target || 'refusal' in target) return target;
  const thing = referenceAt(document, offset)!;
  const places = namings(document, thing);
  const form = places.some((p) => p.mention.spec.form === 'number' || p.mention.spec.form === 'numbers') ? 'number' : places[0]!.mention.spec.form;
  const name = newName.trim();
  const key = keyOf(form, name);
  if (key === undefined || UNWRITABLE.test(name)) return { refusal: `${JSON.stringify(oneLine(newName, 60))} is not ${FORMS[form]}.` };
  if (key === thing.key && form !== 'name') return { edits: [] };
  const refusal = whyNot(document, thing, key);
  if (refusal !== undefined) return { refusal };
  const sets = changedSets(thing.key, key);
  const edits = places.map((place) => rewrite(document, place, key, name, sets));
  const failed = edits.find((e): e is Refusal => 'refusal' in e);
  return failed ?? { edits: edits as readonly Edit[] };
}

const FORMS = { name: 'a name', number: 'a number', numbers: 'a number', uuid: 'a UUID' } as const;
const UNWRITABLE = /\p{C}/u;

const label = ({ kind, scope, key }: Thing): string => oneLine(kind.label(key, scope), 80);

function whyNot(document: XmlDocument, thing: Thing, key: string): string | undefined {
  const { kind, scope } = thing;
  const other = { ...thing, key };
  if (kind.renames === 'unique' && key !== thing.key && namings(document, other).length > 0) {
    return `The text names ${label(other)} already; with ${label(thing)} under the same name the two could not be told apart.`;
  }
  for (const domain of recognise(document)?.domains ?? []) {
    const reason = kind.refuses?.({ domain, scope, from: thing.key, to: key });
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function rewrite({ text }: XmlDocument, { mention }: Naming, to: string, name: string, sets: (written: string) => string | Refusal): Edit | Refusal {
  const { spec, span, written, owner } = mention;
  const isOfText = !owner.attributes.some((a) => contains(a.span, span));
  if (isOfText && owner.children.filter((c) => c.kind !== 'element').some((c) => !isText(c) || c.kind === 'cdata')) {
    return { refusal: `The text of <${owner.name}> has a comment or a CDATA section in it; change it by hand first.` };
  }
  if (spec.form === 'number') return { span, newText: likeBefore(written, to) };
  if (spec.form !== 'numbers') return { span, newText: escapeFor(name, text[span.start - 1] === '"' ? '"' : "'", isOfText) };
  const changed = sets(written);
  return typeof changed === 'string' ? { span, newText: changed } : changed;
}

const MAX_SET_MEMBER = 16383;
/** Sets cost what they hold, however short they are written; no domain has as many numbers in all. */
const MAX_MEMBERS = 500_000;

/** Rewrites sets of numbers with `to` instead of `from`; equal ones once. */
function changedSets(from: string, to: string): (written: string) => string | Refusal {
  const known = new Map<string, string | Refusal>();
  let members = 0;
  const change = (written: string): string | Refusal => {
    if (Number(to) > MAX_SET_MEMBER) return { refusal: `${to} is larger than ${MAX_SET_MEMBER}, the highest number libvirt keeps in a set.` };
    if (members > MAX_MEMBERS) return { refusal: 'The sets of numbers of this text are too many and too large to rewrite.' };
    const { numbers, problem } = parseNumberSet(written);
    if (problem) return { refusal: `The set ${JSON.stringify(oneLine(written, 60))} cannot be read: ${problem.message}.` };
    members += numbers.length;
    return formatNumberSet([...new Set(numbers.map((n) => (String(n) === from ? Number(to) : n)))].sort((a, b) => a - b));
  };
  return (written) => {
    const there = known.get(written) ?? change(written);
    known.set(written, there);
    return there;
  };
}

/** `0x03` stays hexadecimal and as wide as it was. */
const likeBefore = (written: string, to: string): string => (/^0x/i.test(written) ? `0x${Number(to).toString(16).padStart(written.length - 2, '0')}` : to);

function escapeFor(name: string, quote: string, isText: boolean): string {
  const plain = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (isText) return plain.replaceAll('>', '&gt;');
  return quote === '"' ? plain.replaceAll('"', '&quot;') : plain.replaceAll("'", '&apos;');
}

function renameElement(element: Element, newName: string): { readonly edits: readonly Edit[] } | Refusal {
  const name = newName.trim();
  if (!/^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/.test(name)) return { refusal: `${JSON.stringify(oneLine(newName, 60))} is not a name for an element.` };
  return { edits: [element.nameSpan, ...(element.endNameSpan ? [element.endNameSpan] : [])].map((span) => ({ span, newText: name })) };
}
