import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'hugepages-not-anonymous',
  profile: 'libvirt',
  severity: 'error',
  title: 'Huge pages with anonymous memory',
  why: 'Huge pages are files of a hugetlbfs or a memfd; anonymous memory is neither.',
  remedy: "Remove <source type='anonymous'/>, or write type='memfd'.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefMemory', text: 'hugepages are not allowed with anonymous memory source' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/memoryBacking/source'],
  *check(element, { text }) {
    const type = attribute(element, 'type');
    if (type?.value !== 'anonymous' || !child(element.parent, 'hugepages')) return;
    yield { at: type, message: 'Memory of huge pages cannot be anonymous.', fixes: [offeredFix('Remove <source>', removeElement(text, element))] };
  },
  bad: ["<memoryBacking><hugepages/><source «type='anonymous'»/></memoryBacking>"],
  good: ["<memoryBacking><hugepages/><source type='memfd'/></memoryBacking>", "<memoryBacking><source type='anonymous'/></memoryBacking>"],
});
