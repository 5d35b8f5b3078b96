import { isAtLeast } from '../../core/version.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'seclabel-relabel-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'A relabel that contradicts the label type',
  why: 'A dynamic label is made and set by libvirt, so relabel cannot be no; a label of type none cannot be set on anything.',
  remedy: 'Use type=\'static\' with relabel=\'no\', or leave relabel out.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityLabelDefParseXML',
    text: 'dynamic label type must use resource relabeling',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityLabelDefParseXML',
    text: 'resource relabeling is not compatible with \'none\' label type',
  }],
  visits: ['domain/seclabel'],
  *check(label, { target }) {
    const relabel = attribute(label, 'relabel');
    // Without @type the label was of no type yet to earlier releases, which take either.
    const type = value(label, 'type') ?? (isAtLeast(target.libvirt, '12.8.0') ? 'dynamic' : undefined);
    if (type === 'dynamic' && relabel?.value === 'no') yield { at: relabel, message: "The label is dynamic, which needs relabeling, but relabel='no'." };
    else if (type === 'none' && relabel?.value === 'yes') yield { at: relabel, message: "There is no label (type='none'), but relabel='yes'." };
  },
  bad: [
    { xml: "<seclabel model='selinux' «relabel='no'»/>", target: { libvirt: '12.8.0' } },
    `<seclabel type='dynamic' model='selinux' «relabel='no'»/>`,
  ],
  good: [
    `<seclabel model='selinux' relabel='no'/>`,
    `<seclabel type='static' model='dac' relabel='no'>
    <label>+107:+107</label>
  </seclabel>`,
  ],
});
