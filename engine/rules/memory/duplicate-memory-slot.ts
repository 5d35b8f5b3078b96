import { memoryDevices } from '../../schema/domain/memory.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { count } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const slotOf = (device: Element): number | undefined => {
  const address = child(device, 'address');
  return value(address, 'type') === 'dimm' ? count(address, 'slot') : undefined;
};

export default defineRule({
  id: 'duplicate-memory-slot',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two memory modules in one slot',
  why: 'A memory slot holds one module.',
  remedy: 'Give each module a slot of its own, or leave the <address> out and let libvirt choose.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefCheckConflict', text: "memory device slot '%1$u' is already being used by another memory device" }],
  onlyWith: ['size'],
  visits: ['domain/devices'],
  *check(_devices, { domain, text: source }) {
    const taken = new Map<number, Element>();
    for (const device of memoryDevices(domain)) {
      const slot = slotOf(device);
      if (slot === undefined) continue;
      const first = taken.get(slot);
      const at = attribute(child(device, 'address'), 'slot')!;
      if (first) yield { at, message: `Memory slot ${slot} is already taken by another module.`, evidence: [{ at: attribute(child(first, 'address'), 'slot')!, message: `This module is in slot ${slot}.` }], fixes: [offeredFix('Remove the address, so that libvirt chooses one', removeElement(source, child(device, 'address')!))] };
      else taken.set(slot, device);
    }
  },
  bad: [numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='1'/></memory><memory model='dimm'><target><size unit='MiB'>512</size><node>1</node></target><address type='dimm' «slot='1'»/></memory>")],
  good: [numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='0'/></memory><memory model='dimm'><target><size unit='MiB'>512</size><node>1</node></target><address type='dimm' slot='1'/></memory>")],
});
