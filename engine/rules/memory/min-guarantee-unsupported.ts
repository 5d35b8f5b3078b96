import { child, textSpan } from '../../xml/query.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'min-guarantee-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'min_guarantee with QEMU',
  why: 'A guaranteed minimum of memory is a notion of VMware ESX and OpenVZ. QEMU has nothing of the kind, and libvirt refuses the domain.',
  remedy: 'Remove <min_guarantee>; to keep a guest in memory use <memoryBacking><locked/></memoryBacking> or hugepages.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "Parameter 'min_guarantee' not supported by QEMU." }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/memtune/min_guarantee'],
  *check(element, { text }) {
    if (!sizeInBytes(element) || child(element.parent, 'min_guarantee') !== element) return;
    yield { at: textSpan(element, text), message: 'QEMU cannot guarantee a minimum of memory; libvirt refuses <min_guarantee>.', fixes: [offeredFix('Remove <min_guarantee>', removeElement(text, element))] };
  },
  bad: ["<memtune><min_guarantee unit='MiB'>«512»</min_guarantee></memtune>"],
  good: ["<memtune><hard_limit unit='GiB'>4</hard_limit></memtune>", '<memtune><min_guarantee>0</min_guarantee></memtune>'],
});
