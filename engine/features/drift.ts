import { recognise } from '../schema/domain/documents.ts';
import { isWrittenByLibvirt } from '../schema/domain/drift/origin.ts';
import type { XmlDocument } from '../xml/tree.ts';
import { applying } from './drift/apply.ts';
import { differences } from './drift/compare.ts';
import type { Difference, RawDifference } from './drift/difference.ts';
import { labelOf, messageOf } from './drift/messages.ts';
import { sideOf, type Sides } from './drift/side.ts';
import { align, type AlignedTexts } from './drift/view.ts';

export type { Applying, Difference, DifferenceSide } from './drift/difference.ts';

/** Who wrote a text: libvirt (dumpxml), which fills in everything, or a person. */
export type DriftOrigin = 'libvirt' | 'file';

export interface DriftOptions {
  /** Found out from the text when absent. */
  readonly before?: DriftOrigin;
  /** `file` when absent: what a text lacks that libvirt fills in is no difference. */
  readonly after?: DriftOrigin;
}

/**
 * What `after` changes against `before`, by meaning: order, spelling, defaults, and what libvirt generates or shows of a running domain do not
 * count. Each difference says what it takes to bring a VM that runs as `before` to `after`. undefined when one of the texts holds no domain.
 * Total and about linear.
 */
export function compareDomains(before: XmlDocument, after: XmlDocument, options: DriftOptions = {}): Difference[] | undefined {
  const sides = sidesOf(before, after, options);
  return sides && differences(sides).map(toDifference);
}

/** A difference and the lines, from 0, on which it is seen in the aligned texts. */
export interface AlignedDifference extends Difference {
  readonly line: { readonly before: number; readonly after: number };
}

export interface DriftView {
  /** Both domains in one layout and order, without what does not count. */
  readonly before: string;
  readonly after: string;
  readonly differences: readonly AlignedDifference[];
}

/** The same for the eye: two texts whose lines differ only where the domains do by meaning. undefined when one holds no domain. */
export function driftView(before: XmlDocument, after: XmlDocument, options: DriftOptions = {}): DriftView | undefined {
  const sides = sidesOf(before, after, options);
  if (!sides) return undefined;
  const aligned = align(sides);
  return {
    before: aligned.before, after: aligned.after,
    differences: differences(sides).map((raw) => ({ ...toDifference(raw), line: { before: lineOf(aligned, 'before', raw), after: lineOf(aligned, 'after', raw) } })),
  };
}

/** The line of the element; where this side lacks it, of what is around it. */
function lineOf({ lines, twins }: AlignedTexts, side: 'before' | 'after', { elements }: RawDifference): number {
  for (let at = elements[side] ?? elements.before ?? elements.after; at; at = at.parent) {
    const line = lines[side].get(at) ?? lines[side].get(twins.get(at) ?? at);
    if (line !== undefined) return line;
  }
  return 0;
}

function sidesOf(before: XmlDocument, after: XmlDocument, options: DriftOptions): Sides | undefined {
  const one = recognise(before)?.domains[0];
  const other = recognise(after)?.domains[0];
  if (!one || !other) return undefined;
  return {
    before: sideOf(one, before.text, options.before === undefined ? isWrittenByLibvirt(one) : options.before === 'libvirt'),
    after: sideOf(other, after.text, options.after === 'libvirt'),
  };
}

const toDifference = (raw: RawDifference): Difference => ({
  kind: raw.kind, path: raw.path, label: labelOf(raw), ...(raw.before && { before: raw.before }), ...(raw.after && { after: raw.after }),
  message: messageOf(raw), apply: applying(raw),
});
