import { deviceName } from '../../schema/read.ts';
import { attribute, child, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'source-seclabel-contradiction',
  profile: 'libvirt',
  severity: 'error',
  title: 'A source label that contradicts its relabel',
  why: 'relabel=\'yes\' needs the <label> to set, relabel=\'no\' has none.',
  remedy: 'Add <label>, or write relabel=\'no\' without one.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityDeviceLabelDefParseXML',
    text: 'Cannot specify relabel if label is missing. model=%1$s',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityDeviceLabelDefParseXML',
    text: 'Cannot specify a label if relabelling is turned off. model=%1$s',
  }],
  visits: ['domain/devices/disk/source/seclabel', 'domain/devices/disk/backingStore/source/seclabel'],
  *check(label) {
    const relabel = attribute(label, 'relabel');
    const own = child(label, 'label');
    if (relabel?.value === 'yes' && text(own) === '') yield { at: relabel, message: `${deviceName(label)} is to be relabeled, but the label is missing.` };
    else if (relabel?.value === 'no' && own && text(own) !== '') yield { at: own, message: `${deviceName(label)} has a label, but relabeling is off.` };
  },
  bad: [
    `<disk type='file'>
      <source file='/srv/a.img'>
        <seclabel model='selinux' «relabel='yes'»/>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/srv/a.img'>
        <seclabel model='selinux' relabel='no'/>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
});
