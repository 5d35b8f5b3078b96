import { attribute, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duplicate-seclabel',
  profile: 'libvirt',
  severity: 'error',
  title: 'Several labels of one security model',
  why: 'One label a model; and as soon as there are several, each must name its model.',
  remedy: 'Keep one <seclabel> a model and name the model.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityLabelDefsParseXML',
    text: 'seclabel for model %1$s is already provided',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virSecurityLabelDefsParseXML',
    text: 'missing security model when using multiple labels',
  }],
  onlyWith: ['seclabel'],
  visits: ['domain', 'domain/devices/disk/source', 'domain/devices/serial/source', 'domain/devices/console/source', 'domain/devices/parallel/source', 'domain/devices/channel/source'],
  *check(owner) {
    const labels = children(owner, 'seclabel');
    const seen = new Map<string, Element>();
    for (const label of labels) {
      const model = value(label, 'model');
      if (model === undefined) {
        if (labels.length > 1 && owner.name === 'domain') yield { at: label, message: 'This <seclabel> names no model, but there are several.' };
        continue;
      }
      const before = seen.get(model);
      if (before) yield { at: attribute(label, 'model')!, message: `There is a <seclabel> of model ${model} already.`, evidence: [{ at: before, message: 'The first one is here.' }] };
      else seen.set(model, label);
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <seclabel type='dynamic' model='selinux'/>
  <seclabel type='none' «model='selinux'»/>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  «<seclabel type='none'/>»
  <seclabel type='none' model='dac'/>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <seclabel type='dynamic' model='selinux'/>
  <seclabel type='none' model='dac'/>
</domain>`,
  ],
});
