import { deviceName, count } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'filesystem-boot-order',
  profile: 'libvirt',
  severity: 'error',
  title: 'A boot order on a file system that cannot boot',
  why: 'Only firmware that reads virtiofs could boot from a shared directory.',
  remedy: "Remove <boot>, or use <driver type='virtiofs'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainFSDefValidate', text: 'boot order is only supported for virtiofs' },
  ],
  visits: ['domain/devices/filesystem/boot'],
  *check(boot, { text: source }) {
    if (value(child(boot.parent, 'driver'), 'type') === 'virtiofs' || (count(boot, 'order') ?? 0) === 0) return;
    yield { at: boot, message: `${deviceName(boot)} has a boot order, but is no virtiofs.`, fixes: [offeredFix('Remove <boot>', removeElement(source, boot))] };
  },
  bad: [
    "<filesystem type='mount'><source dir='/srv/share'/><target dir='share'/>«<boot order='1'/>»</filesystem>",
  ],
  good: [
    "<memoryBacking><access mode='shared'/></memoryBacking><devices><filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/share'/><target dir='share'/><boot order='1'/></filesystem></devices>",
  ],
});
