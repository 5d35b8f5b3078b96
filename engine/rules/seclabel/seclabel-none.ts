import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'seclabel-none',
  profile: 'security',
  severity: 'hint',
  title: 'A guest that is not confined',
  why: "type='none' turns sVirt off for this guest: SELinux or AppArmor no longer keep its QEMU from other guests' images and the rest of the host when the guest breaks out of QEMU.",
  remedy: 'Remove <seclabel>; where a path is denied, label that path, or allow it in the profile, instead.',
  witness: [{ source: 'libvirt manual, formatdomain, Security label', text: "or 'none' (since 0.9.10) where confinement is disabled" }, { source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityLabelDefParseXML', text: "resource relabeling is not compatible with 'none' label type" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/seclabel'],
  *check(seclabel, { text }) {
    const type = attribute(seclabel, 'type');
    const model = attribute(seclabel, 'model')?.value;
    if (type?.value !== 'none' || model === 'none' || model === 'dac') return;
    yield { at: type, message: `The guest's QEMU runs unconfined${model === undefined ? '' : ` by ${model.slice(0, 20)}`}.`, fixes: [offeredFix('Remove <seclabel>', removeElement(text, seclabel))] };
  },
  bad: ["<seclabel «type='none'» model='selinux'/>"],
  good: ["<seclabel type='dynamic' model='selinux' relabel='yes'/>"],
});
