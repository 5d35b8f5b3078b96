import { deviceName } from '../../schema/read.ts';
import { value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-mirror-ignored',
  profile: 'silent',
  severity: 'hint',
  title: 'A block job that libvirt does not start from a definition',
  why: "<mirror> tells of a copy or commit that runs on a live guest. libvirt only ever writes it; in a definition it drops it, and no job starts.",
  remedy: 'Remove it. Jobs are started with virsh blockcopy or blockcommit.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefParseXML', text: 'if ((mirrorNode = virXPathNode("./mirror", ctxt))) { if (!(flags & VIR_DOMAIN_DEF_PARSE_INACTIVE)) {' }],
  visits: ['domain/devices/disk/mirror'],
  *check(mirror, { text, domain }) {
    if (value(domain, 'id') !== undefined) return;
    yield { at: mirror, message: `${deviceName(mirror)}: libvirt drops <mirror> from a definition; it starts no block job.`, fixes: [offeredFix('Remove <mirror>', removeElement(text, mirror))] };
  },
  bad: ["<disk type='file'><source file='/srv/a.img'/><target dev='vda'/>«<mirror type='file' job='copy'>»<format type='raw'/><source file='/srv/b.img'/></mirror></disk>"],
  good: ["<disk type='file'><source file='/srv/a.img'/><target dev='vda'/></disk>"],
});
