import { children, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'seclabel-label-ignored',
  profile: 'silent',
  severity: 'warning',
  title: 'A security label that libvirt makes up anew',
  why: "libvirt reads <label> of a definition only with type='static'. For dynamic labels, the default, it drops what is written and generates a label at each start.",
  remedy: "Write type='static' to have this label, <baselabel> to have its user and role with categories of libvirt's choice, or remove <label>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityLabelDefParseXML', text: "Only parse label, if using static labels, or if the 'live' VM XML is requested" }],
  visits: ['domain/seclabel'],
  *check(seclabel, { domain }) {
    if (value(domain, 'id') !== undefined || !['dynamic', undefined].includes(value(seclabel, 'type')) || value(seclabel, 'relabel') === 'no') return;
    // With an imagelabel beside it, it is what libvirt itself wrote of a guest that ran.
    if (children(seclabel, 'imagelabel').length > 0) return;
    for (const at of children(seclabel, 'label').slice(0, 1)) yield { at, message: "libvirt drops this label: the type is dynamic, so it generates one at each start.", fixes: [offeredFix("Keep the label: type='static'", setAttribute(seclabel, 'type', 'static'))] };
  },
  bad: ["<seclabel type='dynamic' model='selinux' relabel='yes'>«<label>»system_u:system_r:svirt_t:s0:c1,c2</label></seclabel>"],
  good: ["<seclabel type='static' model='selinux' relabel='yes'><label>system_u:system_r:svirt_t:s0:c1,c2</label></seclabel>", "<seclabel type='dynamic' model='selinux' relabel='yes'><baselabel>system_u:system_r:svirt_t:s0</baselabel></seclabel>"],
});
