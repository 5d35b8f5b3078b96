import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'idmap-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: 'Half of an id map',
  why: 'User and group ids are mapped both, and the root of the container (start 0) must be mapped.',
  remedy: 'Add the other half, and a first entry with start=\'0\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefIdMapValidate',
    text: 'uid and gid should be mapped both',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefIdMapValidate',
    text: 'You must map the root user of container',
  }],
  visits: ['domain/idmap'],
  *check(idmap) {
    const uid = children(idmap, 'uid');
    const gid = children(idmap, 'gid');
    if ((uid.length === 0) !== (gid.length === 0)) yield { at: idmap, message: `The id map has ${uid.length === 0 ? 'groups but no users' : 'users but no groups'}.` };
    for (const entries of [uid, gid]) {
      const starts = entries.map((e) => count(e, 'start'));
      if (entries.length > 0 && starts.every((n) => n !== undefined) && Math.min(...(starts as number[])) !== 0) yield { at: attribute(entries[0], 'start') ?? entries[0]!, message: 'The root of the container (start 0) is not mapped.' };
    }
  },
  bad: [
    `<domain type='lxc'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>exe</type></os>
  «<idmap>»
    <uid start='0' target='1000' count='10'/>
  </idmap>
</domain>`,
  ],
  good: [
    `<domain type='lxc'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>exe</type></os>
  <idmap>
    <uid start='0' target='1000' count='10'/>
    <gid start='0' target='1000' count='10'/>
  </idmap>
</domain>`,
  ],
});
