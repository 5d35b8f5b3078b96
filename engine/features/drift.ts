import { recognise } from '../schema/domain/documents.ts';
import { isWrittenByLibvirt } from '../schema/domain/drift/origin.ts';
import type { XmlDocument } from '../xml/tree.ts';
import { applying } from './drift/apply.ts';
import { differences } from './drift/compare.ts';
import type { Difference, RawDifference } from './drift/difference.ts';
import { labelOf, messageOf } from './drift/messages.ts';
import { sideOf } from './drift/side.ts';

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
  const one = recognise(before)?.domains[0];
  const other = recognise(after)?.domains[0];
  if (!one || !other) return undefined;
  const first = sideOf(one, before.text, options.before === undefined ? isWrittenByLibvirt(one) : options.before === 'libvirt');
  const second = sideOf(other, after.text, options.after === 'libvirt');
  return differences({ before: first, after: second }).map(toDifference);
}

const toDifference = (raw: RawDifference): Difference => ({
  kind: raw.kind, path: raw.path, label: labelOf(raw), ...(raw.before && { before: raw.before }), ...(raw.after && { after: raw.after }),
  message: messageOf(raw), apply: applying(raw),
});
