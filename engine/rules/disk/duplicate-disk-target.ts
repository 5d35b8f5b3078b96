import { all, attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-disk-target',
  cause: 'cfg-target-dup',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two disks with one target name',
  why: 'The target name identifies a disk; libvirt refuses two of the same name.',
  remedy: 'Give each disk a target of its own: vda, vdb, …',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefCheckDuplicateInfo',
    text: 'target \'%1$s\' duplicated for disk sources \'%2$s\' and \'%3$s\'',
  }],
  onlyWith: ['disk'],
  visits: ['domain/devices'],
  *check(devices) {
    const first = new Map<string, Element>();
    let taken: ReadonlySet<string> | undefined;
    for (const disk of children(devices, 'disk')) {
      const target = child(disk, 'target');
      const dev = value(target, 'dev');
      if (!target || !dev) continue;
      const before = first.get(dev);
      if (!before) {
        first.set(dev, target);
        continue;
      }
      taken ??= new Set(all(devices, 'disk', 'target').map((t) => value(t, 'dev') ?? ''));
      yield {
        at: attribute(target, 'dev')!, message: `Another disk has the target ${dev} already.`,
        fixes: nextName(dev, taken).map((free) => offeredFix(`Write dev='${free}'`, setAttribute(target, 'dev', free))),
        evidence: [{ at: attribute(before, 'dev')!, message: `${dev} is taken here.` }],
      };
    }
  },
  bad: [
    `<devices>
    <disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file'>
      <source file='/srv/b.img'/>
      <target «dev='vda'» bus='virtio'/>
    </disk>
  </devices>`,
  ],
  good: [
    `<devices>
    <disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file'>
      <source file='/srv/b.img'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
  </devices>`,
  ],
});

/** The next name with the same prefix that no disk has: vdb after vda. */
function nextName(dev: string, taken: ReadonlySet<string>): string[] {
  const prefix = /^(?:xv|[fhsv]|ub)d(?=[a-z]$)/.exec(dev)?.[0];
  const free = prefix === undefined ? undefined : [...'abcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.has(prefix + letter));
  return free === undefined ? [] : [prefix! + free];
}
