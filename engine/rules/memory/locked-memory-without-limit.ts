import { descend, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'locked-memory-without-limit',
  profile: 'security',
  severity: 'hint',
  title: 'Locked memory without a limit',
  why: "With <locked/> all of QEMU's memory stays in RAM. libvirt cannot know how much that is, so without <hard_limit> it removes the limit on locked memory: a guest that gets QEMU to allocate more can starve the host.",
  remedy: 'Set memtune/hard_limit well above the memory of the guest, where the guest is not trusted.',
  witness: [{ source: 'libvirt manual, formatdomain, Memory Backing, locked', text: 'amounts of locked memory could cause a denial-of-service attack on the host' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/memoryBacking/locked'],
  *check(locked, { domain }) {
    if (descend(domain, 'memtune', 'hard_limit') || value(domain, 'id') !== undefined) return;
    yield { at: locked, message: "The guest's memory is locked, and no memtune/hard_limit says how much that may become." };
  },
  bad: ['<memoryBacking>«<locked/>»</memoryBacking>'],
  good: ["<memtune><hard_limit unit='GiB'>6</hard_limit></memtune><memoryBacking><locked/></memoryBacking>"],
});
