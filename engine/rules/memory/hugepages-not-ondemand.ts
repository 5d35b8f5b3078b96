import { attribute, child } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'hugepages-not-ondemand',
  profile: 'libvirt',
  severity: 'error',
  title: 'Huge pages allocated on demand',
  why: 'Huge pages come from a pool of fixed size. Were they taken only when touched, the guest would die from an empty pool while it runs, so libvirt wants them allocated at the start.',
  remedy: "Write <allocation mode='immediate'/>, or remove the element.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefMemory', text: 'hugepages are not allowed with memory allocation ondemand' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/memoryBacking/allocation'],
  *check(element) {
    const mode = attribute(element, 'mode');
    if (mode?.value !== 'ondemand' || !child(element.parent, 'hugepages')) return;
    yield { at: mode, message: "Huge pages cannot be allocated on demand.", fixes: [offeredFix('Allocate at the start', setAttribute(element, 'mode', 'immediate'))] };
  },
  bad: ["<memoryBacking><hugepages/><allocation «mode='ondemand'»/></memoryBacking>"],
  good: ["<memoryBacking><hugepages/><allocation mode='immediate'/></memoryBacking>", "<memoryBacking><allocation mode='ondemand'/></memoryBacking>"],
});
