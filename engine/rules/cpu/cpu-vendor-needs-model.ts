import { child, text as textOf, textSpan } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'cpu-vendor-needs-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CPU vendor without a CPU model',
  why: '<vendor> restricts the hosts on which the CPU model may be used; without a model there is nothing to restrict.',
  remedy: 'Add <model>, or remove <vendor>. To change the vendor that the guest sees, use model/@vendor_id.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: 'CPU vendor specified without CPU model' }],
  visits: ['domain/cpu/vendor'],
  *check(vendor, { text }) {
    if (textOf(vendor) === '' || textOf(child(vendor.parent, 'model')) !== '' || child(vendor.parent, 'vendor') !== vendor) return;
    yield { at: textSpan(vendor, text), message: `The <cpu> has the vendor ${textOf(vendor).slice(0, 20)} but no <model>.`, fixes: [offeredFix('Remove <vendor>', removeElement(text, vendor))] };
  },
  bad: ["<cpu mode='host-model'><vendor>«Intel»</vendor></cpu>"],
  good: ["<cpu mode='custom' match='exact' check='none'><model>qemu64</model></cpu>"],
});
