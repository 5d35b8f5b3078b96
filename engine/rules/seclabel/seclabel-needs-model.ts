import { isAtLeast } from '../../core/version.ts';
import { attribute, child, children, text, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'seclabel-needs-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'A security label without model',
  why: 'libvirt takes the model of the host for a lone label of type none, or dynamic without base label; for others it must be told, and with several labels for each.',
  remedy: "Add model='selinux', 'apparmor' or 'dac'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityLabelDefsParseXML', text: 'missing security model in domain seclabel' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/seclabel'],
  *check(label, { target }) {
    // In releases of the 12 series one that says nothing at all is none.
    if (isAtLeast(target.libvirt, '12.0.0') && label.attributes.length === 0 && label.children.every((c) => c.kind !== 'element')) return;
    if (attribute(label, 'model') || children(label.parent, 'seclabel').length !== 1) return;
    const type = value(label, 'type');
    if (type === 'none' || (type === 'dynamic' && text(child(label, 'baselabel')) === '')) return;
    yield { at: label, message: `The ${type ?? 'only'} security label does not say its model.` };
  },
  bad: [
    "«<seclabel type='static'>»<label>system_u:system_r:svirt_t:s0</label></seclabel>",
  ],
  good: [
    { xml: '<seclabel/>', target: { libvirt: '12.8.0' } },
    "<seclabel type='none'/>",
    "<seclabel type='static' model='selinux'><label>system_u:system_r:svirt_t:s0</label></seclabel>",
  ],
});
