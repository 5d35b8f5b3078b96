import type { PartRule } from '../../schema/drift-spec.ts';
import { partRules } from '../../schema/domain/drift/part-rules.ts';
import type { Element } from '../../xml/tree.ts';
import { pathTable } from './path-table.ts';
import type { Side, Sides, Spots } from './side.ts';
import { readingOf, type Part } from './values.ts';

const table = pathTable(partRules.map(([place, ...rules]) => [place, rules] as const));
const NONE: readonly PartRule[] = [];

/** What libvirt does with the part at a place by itself. */
export const rulesAt = (path: string): readonly PartRule[] => table(path) ?? NONE;

export const isLive = (rules: readonly PartRule[], ...owners: readonly Element[]): boolean => rules.some((rule) => rule.is === 'live' && owners.every((owner) => rule.when?.(owner) ?? true));
export const isSame = (rules: readonly PartRule[], before: Element, after: Element): boolean => rules.some((rule) => rule.is === 'same' && rule.when(before, after));
export const isA = (rules: readonly PartRule[], kind: PartRule['is']): boolean => rules.some(({ is }) => is === kind);

interface Lack {
  readonly present: Element;
  /** On the side that lacks it: the counterpart of a value's owner, or of an element's parent. */
  readonly counterpart: Element | undefined;
  readonly lacking: Side;
}

/** True when libvirt writes this by itself into the definition that lacks it. */
export const isFilledIn = (rules: readonly PartRule[], canonical: string | undefined, { present, counterpart, lacking }: Lack): boolean => rules.some((rule) =>
  rule.is === 'filled' && ((rule.as !== undefined && rule.as === canonical) || ((rule.as === undefined || rule.or === 'anything') && (!lacking.isComplete || rule.even === 'complete')))
  && (rule.when?.(present, lacking.domain, counterpart) ?? true));

/** Whether a value that is not the same on both sides, or only on one, is a difference. */
export function counts(path: string, was: Part | undefined, is: Part | undefined, { before, after }: Spots, sides: Sides): boolean {
  const rules = rulesAt(path);
  if (was && is) return !isLive(rules, before.element!, after.element!) && !isSame(rules, before.element!, after.element!);
  const { part, spot, counterpart, lacking } = was ? { part: was, spot: before, counterpart: after, lacking: sides.after } : { part: is!, spot: after, counterpart: before, lacking: sides.before };
  if (isLive(rules, spot.element!)) return false;
  const isAttribute = part.name.startsWith('@');
  const reading = isAttribute ? readingOf(spot.node, part.name.slice(1)) : undefined;
  if (reading?.default === part.written) return false;
  // What the format does not know is dropped by libvirt when it is defined.
  if (isAttribute && spot.node && !reading && !lacking.isComplete) return false;
  return !isFilledIn(rules, part.canonical, { present: spot.element!, counterpart: counterpart.element, lacking });
}
