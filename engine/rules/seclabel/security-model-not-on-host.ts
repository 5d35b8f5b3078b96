import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { security: { models: ['apparmor', 'dac'] } };

export default defineRule({
  id: 'security-model-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A security model that the host does not use',
  why: 'SELinux, AppArmor and ownership of files (dac) confine QEMU on a host that uses them. A label of another model cannot be set, and libvirt does not start the guest without it.',
  remedy: 'Remove the <seclabel>: libvirt makes labels of the models that the host has.',
  witness: [{ source: 'libvirt 11.3.0 src/security/security_manager.c virSecurityManagerCheckModel', text: "Security driver model '%1$s' is not available" }],
  drivers: ['qemu', 'kvm', 'lxc'],
  visits: ['domain/seclabel', 'domain/devices/disk/source/seclabel'],
  needs: ['security'],
  *check(seclabel, { host: { security: { models } } }) {
    const model = attribute(seclabel, 'model');
    if (!model?.valueSpan || model.value === 'none' || !models || models.length === 0 || models.includes(model.value) || value(seclabel, 'type') === 'none') return;
    yield { at: model, message: `The host has no security model ${model.value.slice(0, 30)}; it has ${models.slice(0, 5).join(', ')}.` };
  },
  bad: [{ xml: "<seclabel type='dynamic' «model='selinux'» relabel='yes'/>", host }],
  good: [{ xml: "<seclabel type='dynamic' model='apparmor' relabel='yes'/>", host }, { xml: "<seclabel type='dynamic' model='selinux'/>", host: { security: {} } }],
});
