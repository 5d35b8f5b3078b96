import { applySpecs } from '../../schema/domain/drift/apply.ts';
import type { ApplySpec } from '../../schema/drift-spec.ts';
import type { Applying, RawDifference } from './difference.ts';
import { pathTable } from './path-table.ts';

const NEXT_BOOT: Applying = { when: 'next-boot', how: 'libvirt cannot change this while the VM runs. Define it; it holds from the next start after a shutdown (a reboot inside of the guest is not enough).' };

const byPlace = new Map<string, ApplySpec[]>();
for (const spec of applySpecs) byPlace.set(spec.place, [...byPlace.get(spec.place) ?? [], spec]);
const patterns = pathTable([...byPlace]);

/** What it takes to bring a difference into effect: what is known of its place, or of the nearest place around it. */
export function applying({ kind, path, elements: { before, after } }: RawDifference): Applying {
  const names = path.split('/');
  for (let length = names.length; length > 0; length--) {
    const part = length === names.length ? kind : 'changed';
    const fitting = patterns(names.slice(0, length).join('/'))?.find((spec) => (spec.kinds?.includes(part) ?? true) && (spec.holds?.({ kind, before, after }) ?? true));
    if (fitting) return { when: fitting.when, how: fitting.how, witness: fitting.witness, ...(fitting.operation !== undefined && { operation: fitting.operation }) };
  }
  return NEXT_BOOT;
}
