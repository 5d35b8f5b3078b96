/** What QEMU's Hyper-V enlightenments rest on (qemu 10.0.13 target/i386/kvm/kvm.c kvm_hyperv_properties, hyperv_feature_is_enabled and below). */
import { all, child, descend, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** `time` is the timer hypervclock below <clock>; the others are elements below <hyperv>. */
export const hypervNeeds: Readonly<Record<string, readonly string[]>> = {
  synic: ['vpindex'],
  stimer: ['synic', 'time'],
  tlbflush: ['vpindex'],
  ipi: ['vpindex'],
  evmcs: ['vapic'],
};

export const hasHypervClock = (domain: Element): boolean =>
  all(domain, 'clock', 'timer').some((t) => value(t, 'name') === 'hypervclock' && value(t, 'present') !== 'no');

/** True when the enlightenment is switched on, whatever QEMU makes of it. */
export function hasEnlightenment(domain: Element, name: string): boolean {
  if (name === 'time') return hasHypervClock(domain);
  return value(child(descend(domain, 'features', 'hyperv'), name), 'state') === 'on';
}
