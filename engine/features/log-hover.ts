import type { Check } from '../core/check.ts';
import { code, heading, list, paragraph, type Block, type Prose } from '../core/prose.ts';
import { touches, type Span } from '../core/span.ts';
import { showValue } from '../log/fill-message.ts';
import type { Hit } from '../log/hit.ts';
import type { Gravity, Signature } from '../signatures/signature.ts';
import type { Explanation } from './explain.ts';
import { rank } from './rank.ts';

/**
 * What the words of a log at `offset` mean: what happened, why, what to check and to do, which XML is meant. On a line without words
 * under the cursor, the line's most important hit counts; undefined when nothing is known about the line.
 */
export function logHover({ hits, lines }: Explanation, offset: number): { readonly span: Span; readonly prose: Prose } | undefined {
  const { line } = lines.positionAt(offset);
  const near = hits.filter((hit) => hit.line === line || touches(hit.span, offset));
  const under = near.filter((hit) => touches(hit.span, offset));
  const [best, ...others] = rank(under.length > 0 ? under : near);
  return best && { span: best.span, prose: proseOf(best, others, hits) };
}

const GRAVITY: Readonly<Record<Gravity, string>> = {
  fatal: 'Fatal: this stops or breaks something.',
  degraded: 'Degraded: it goes on, but not as it should.',
  benign: 'Harmless: nothing needs to be done about it.',
};

function proseOf(hit: Hit, others: readonly Hit[], all: readonly Hit[]): Prose {
  const { signature } = hit;
  const count = all.filter((other) => other.signature === signature).length;
  return [
    heading(signature.title),
    paragraph(hit.message),
    paragraph([GRAVITY[signature.severity], ...(count > 1 ? [`Seen ${count} times in this log.`] : []), ...causeNote(hit, all)].join(' ')),
    paragraph(signature.why),
    ...(signature.severity === 'benign' ? [] : [heading('What to do')]),
    paragraph(signature.remedy),
    ...checkBlocks(signature.checks),
    ...xmlBlocks(signature, hit),
    ...(others.length > 0 ? [heading('Also here'), list([...new Set(others.map((other) => other.message))].slice(0, 5))] : []),
  ];
}

/** What only follows from something else says so, and where that stands. */
function causeNote(hit: Hit, all: readonly Hit[]): string[] {
  const yields = hit.signature.yieldsTo ?? [];
  const [first] = rank(all);
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

