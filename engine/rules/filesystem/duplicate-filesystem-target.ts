import { isOlder } from '../../core/version.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Attribute } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duplicate-filesystem-target',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two shared directories with one tag',
  why: 'The guest mounts a virtiofs by its tag, the target; a second one of that name cannot be told apart.',
  remedy: 'Give each a target of its own.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainFSDefValidate', text: "filesystem target '%1$s' specified twice" },
  ],
  onlyWith: ['filesystem'],
  visits: ['domain/devices'],
  *check(devices, { target }) {
    const all = children(devices, 'filesystem').flatMap((fs) => {
      const dir = attribute(child(fs, 'target'), 'dir');
      return dir?.value ? [{ dir, isVirtiofs: value(child(fs, 'driver'), 'type') === 'virtiofs' }] : [];
    });
    const first = new Map<string, Attribute>();
    const shared = new Set(all.filter((f) => f.isVirtiofs).map((f) => f.dir.value));
    for (const { dir, isVirtiofs } of all) {
      // libvirt 9.0.0 compares those of virtiofs alone.
      if (!shared.has(dir.value) || (!isVirtiofs && isOlder(target.libvirt, '11.3.0'))) continue;
      const before = first.get(dir.value);
      if (before) yield { at: dir, message: `The target ${dir.value} is taken by another file system.`, evidence: [{ at: before, message: 'It is taken here.' }] };
      else first.set(dir.value, dir);
    }
  },
  bad: [
    "<memoryBacking><access mode='shared'/></memoryBacking><devices><filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/a'/><target dir='share'/></filesystem><filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/b'/><target «dir='share'»/></filesystem></devices>",
  ],
  good: [
    "<memoryBacking><access mode='shared'/></memoryBacking><devices><filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/a'/><target dir='a'/></filesystem><filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/a'/><target dir='b'/></filesystem></devices>",
  ],
});
