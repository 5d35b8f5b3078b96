import type { Check } from '../core/check.ts';
import { code, heading, list, paragraph, type Block, type Prose } from '../core/prose.ts';
import { touches, type Span } from '../core/span.ts';
import { showValue } from '../log/fill-message.ts';
import { LONGEST_ENTRY } from '../log/entries.ts';
import type { Hit } from '../log/hit.ts';
import type { Gravity, Signature } from '../signatures/signature.ts';
import type { Explanation } from './explain.ts';
import { rank, tally } from './rank.ts';

/**
 * What the words of a log at `offset` mean: what happened, why, what to check and to do, which XML is meant. On a line without words
 * under the cursor, the line's most important hit counts; undefined when nothing is known about the line.
 */
export function logHover({ hits, lines }: Explanation, offset: number): { readonly span: Span; readonly prose: Prose } | undefined {
  const { line } = lines.positionAt(offset);
  const near = hitsAround(hits, Math.min(lines.lineStart(line), offset - LONGEST_ENTRY), Math.max(lines.lineStart(line + 1), offset)).filter((hit) => hit.line === line || touches(hit.span, offset));
  const under = near.filter((hit) => touches(hit.span, offset));
  const [best, ...others] = rank(under.length > 0 ? under : near);
  return best && { span: best.span, prose: proseOf(best, others, hits) };
}

/** The hits that start between two offsets; hits are in the order of the document. */
function hitsAround(hits: readonly Hit[], from: number, to: number): Hit[] {
  let low = 0;
  for (let high = hits.length; low < high;) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.span.start < from) low = middle + 1;
    else high = middle;
  }
  const around: Hit[] = [];
  for (; low < hits.length && hits[low]!.span.start <= to; low++) around.push(hits[low]!);
  return around;
}

interface WholeLog {
  readonly first: Hit | undefined;
  readonly counts: ReadonlyMap<Signature, number>;
}

/** What is asked of all hits of a log, worked out once. */
const wholeLogs = new WeakMap<readonly Hit[], WholeLog>();

/** Works out beforehand what hovers over a log need of all of it, and goes through one, so that the first that is asked for is as quick as the others. */
export function readyLogHover(explanation: Explanation): void {
  const { hits } = explanation;
  wholeLog(hits);
  const some = hits.findLast(({ signature }) => signature.severity !== 'benign');
  if (some) logHover(explanation, some.span.start);
}

function wholeLog(hits: readonly Hit[]): WholeLog {
  const known = wholeLogs.get(hits);
  if (known) return known;
  const made = tally(hits);
  wholeLogs.set(hits, made);
  return made;
}

const GRAVITY: Readonly<Record<Gravity, string>> = {
  fatal: 'Fatal: this stops or breaks something.',
  degraded: 'Degraded: it goes on, but not as it should.',
  benign: 'Harmless: nothing needs to be done about it.',
};

function proseOf(hit: Hit, others: readonly Hit[], all: readonly Hit[]): Prose {
  const { signature } = hit;
  const count = wholeLog(all).counts.get(signature) ?? 0;
  return [
    heading(signature.title),
    paragraph(hit.message),
    paragraph([GRAVITY[signature.severity], ...(count > 1 ? [`Seen ${count} times in this log.`] : []), ...causeNote(hit, all)].join(' ')),
    paragraph(signature.why),
    ...(signature.severity === 'benign' || signature.remedy === '' ? [] : [heading('What to do')]),
    paragraph(signature.remedy),
    ...checkBlocks(signature.checks),
    ...xmlBlocks(signature, hit),
    ...(others.length > 0 ? [heading('Also here'), list([...new Set(others.map((other) => other.message))].slice(0, 5))] : []),
  ];
}

/** What only follows from something else says so, and where that stands. */
function causeNote(hit: Hit, all: readonly Hit[]): string[] {
  const yields = hit.signature.yieldsTo ?? [];
  const { first } = wholeLog(all);
  if (hit.signature.consequence !== true && !(first && yields.includes(first.signature.id))) return [];
  if (!first || first.signature === hit.signature || first.signature.severity === 'benign') return ['It follows from something else: look at what was logged just before.'];
  return [`It follows from something else, most likely from line ${first.line + 1}: ${first.message}`];
}

/** The commands as one block to copy from, marked as reading or changing; nothing out of the log gets into them. */
function checkBlocks(checks: readonly Check[]): Block[] {
  if (checks.length === 0) return [];
  const lines = checks.flatMap(({ command, changes, look }) => [`# ${changes ? 'changes the system' : 'only reads'}${look === undefined ? '' : ` – ${look}`}`, command]);
  return [heading('What to check'), code(lines.join('\n'), 'sh')];
}

function xmlBlocks({ xml = [] }: Signature, { groups }: Hit): Block[] {
  if (xml.length === 0) return [];
  const items = xml.map(({ path, equals }) => (equals !== undefined && Object.hasOwn(groups, equals) ? `${path} = ${showValue(groups[equals]!)}` : path));
  return [heading('In the XML'), list(items)];
}

