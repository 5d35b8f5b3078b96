import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-auth-twice',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two definitions of one secret',
  why: '<auth> and <encryption> may stand in <source> or in <disk>, but not in both.',
  remedy: 'Keep the one in <source>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefParseXML',
    text: 'an <auth> definition already found for disk source',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefParseXML',
    text: 'an <encryption> definition already found for disk source',
  }],
  onlyWith: ['auth'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    for (const name of ['auth', 'encryption']) {
      const inner = child(child(disk, 'source'), name);
      const outer = child(disk, name);
      if (inner && outer) yield { at: inner, message: `${deviceName(disk)} has <${name}> in its source and a second time outside of it.`, evidence: [{ at: outer, message: 'The other one is here.' }], fixes: [offeredFix('Remove the one in the source', removeElement(source, inner)), offeredFix('Remove the one outside of it', removeElement(source, outer))] };
    }
  },
  bad: [
    `<disk type='network'>
      <source protocol='rbd' name='pool/a'>
        «<auth username='u'>»
          <secret type='ceph' usage='s'/>
        </auth>
      </source>
      <auth username='u'>
        <secret type='ceph' usage='s'/>
      </auth>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='network'>
      <source protocol='rbd' name='pool/a'>
        <auth username='u'>
          <secret type='ceph' usage='s'/>
        </auth>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
});
