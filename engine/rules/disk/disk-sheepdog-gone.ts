import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-sheepdog-gone',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk on sheepdog storage',
  why: 'No hypervisor driver of libvirt supports sheepdog any more (QEMU removed it in 6.1).',
  remedy: 'Move the image to another storage.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateSourceChainOne',
    text: '\'sheepdog\' protocol is no longer supported by any hypervisor driver',
  }],
  since: '11.3.0',
  onlyWith: ['@protocol'],
  visits: ['domain/devices/disk/source'],
  *check(source) {
    const protocol = attribute(source, 'protocol');
    if (protocol?.value === 'sheepdog' && value(source.parent, 'type') === 'network') yield { at: protocol, message: `${deviceName(source)} is on sheepdog, which libvirt no longer supports.` };
  },
  bad: [
    `<disk type='network'>
      <source «protocol='sheepdog'» name='a'/>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='network'>
      <source protocol='rbd' name='pool/a'></source>
      <target dev='vda'/>
    </disk>`,
  ],
});
