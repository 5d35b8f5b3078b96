import { child, text, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'seclabel-static-needs-label',
  profile: 'libvirt',
  severity: 'error',
  title: 'A static label without the label',
  why: 'A static label is the one you give.',
  remedy: 'Add <label> with the label to use.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityLabelDefParseXML',
    text: 'security label is missing',
  }],
  visits: ['domain/seclabel'],
  *check(label) {
    if (value(label, 'type') !== 'static' || value(label, 'model') === 'none' || text(child(label, 'label')) !== '') return;
    yield { at: label, message: `The static label of model ${value(label, 'model') ?? '?'} has no <label>.` };
  },
  bad: [
    `«<seclabel type='static' model='selinux'/>»`,
  ],
  good: [
    `<seclabel type='static' model='selinux'>
    <label>system_u:system_r:svirt_t:s0:c1,c2</label>
  </seclabel>`,
  ],
});
