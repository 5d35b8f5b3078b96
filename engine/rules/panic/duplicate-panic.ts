import { isX86 } from '../../schema/domain/machine.ts';
import { children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, isQemuDriver, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-panic',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two panic devices of one model',
  why: 'A guest reports its crash once; libvirt takes one device of each model.',
  remedy: 'Remove one of them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefRejectDuplicatePanics', text: "Multiple panic devices with model '%1$s'" },
  ],
  onlyWith: ['panic'],
  visits: ['domain/devices'],
  *check(devices, { domain, driver, text: source }) {
    const first = new Map<string, Element>();
    for (const panic of children(devices, 'panic')) {
      // On PCs one without a model is the ISA device.
      const model = value(panic, 'model') ?? (isQemuDriver(driver) && isX86(domain) === true ? 'isa' : undefined);
      if (model === undefined) continue;
      const before = first.get(model);
      if (before) yield { at: panic, message: `There is a panic device of model ${model} already.`, evidence: [{ at: before, message: 'The first one is here.' }], fixes: [offeredFix('Remove this one', removeElement(source, panic))] };
      else first.set(model, panic);
    }
  },
  bad: [
    "<devices><panic/>«<panic model='isa'/>»</devices>",
    "<devices><panic model='isa'/>«<panic model='isa'/>»</devices>",
  ],
  good: [
    "<devices><panic model='isa'/><panic model='hyperv'/></devices>",
  ],
});
