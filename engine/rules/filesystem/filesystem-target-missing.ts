import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'filesystem-target-missing',
  profile: 'libvirt',
  severity: 'error',
  title: 'A filesystem without a target',
  why: 'The target is the tag or path under which the guest finds the filesystem.',
  remedy: 'Add <target dir=\'tag\'/>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainFSDefValidate',
    text: 'missing target information for device %1$s (VIR_ERR_NO_TARGET)',
  }],
  visits: ['domain/devices/filesystem'],
  *check(filesystem) {
    const target = child(filesystem, 'target');
    if (value(target, 'dir') === undefined) yield { at: target ?? filesystem, message: `${deviceName(filesystem)} has no target: the guest cannot name it.` };
  },
  bad: [
    `«<filesystem type='mount'>»
      <source dir='/srv/share'/>
    </filesystem>`,
  ],
  good: [
    `<filesystem type='mount'>
      <source dir='/srv/share'/>
      <target dir='share'/>
    </filesystem>`,
  ],
});
