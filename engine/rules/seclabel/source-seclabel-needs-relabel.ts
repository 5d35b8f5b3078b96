import { deviceName } from '../../schema/read.ts';
import { sourceChain } from '../../schema/domain/disk.ts';
import { children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** Whether the domain's label relabels (virSecurityLabelDefParseXML: dynamic ones always, static ones when asked). */
function relabels(label: Element): boolean | undefined {
  const relabel = value(label, 'relabel');
  if (value(label, 'model') === 'none') return false;
  if (relabel !== undefined) return relabel === 'yes';
  const type = value(label, 'type') ?? 'dynamic';
  return type === 'dynamic';
}

export default defineRule({
  id: 'source-seclabel-needs-relabel',
  profile: 'libvirt',
  severity: 'error',
  title: 'A label of its own where the domain relabels nothing',
  why: 'libvirt sets the label of a disk or socket only when the domain lets it relabel with that model.',
  remedy: "Write relabel='yes' in the domain's <seclabel>, or remove this one.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virSecurityDeviceLabelDefValidate', text: 'label overrides require relabeling to be enabled at the domain level' },
  ],
  onlyWith: ['seclabel'],
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    const frozen = new Map(children(domain, 'seclabel').filter((label) => relabels(label) === false).map((label) => [value(label, 'model'), label]));
    if (frozen.size === 0) return;
    for (const device of children(devices)) {
      const sources = device.name === 'disk' ? sourceChain(device).flatMap((link) => link.source ?? []) : ['serial', 'console', 'parallel', 'channel'].includes(device.name) ? children(device, 'source') : [];
      for (const label of sources.flatMap((s) => children(s, 'seclabel'))) {
        const model = value(label, 'model');
        const own = model === undefined ? undefined : frozen.get(model);
        if (own) yield { at: label, message: `${deviceName(device)} has a label of model ${model!}, but the domain relabels nothing with it.`, evidence: [{ at: own, message: "The domain's label is here." }], fixes: [offeredFix('Remove this label', removeElement(source, label))] };
      }
    }
  },
  bad: [
    "<seclabel type='static' model='selinux' relabel='no'><label>system_u:system_r:svirt_t:s0</label></seclabel><devices><disk type='file'><source file='/srv/a.img'>«<seclabel model='selinux' relabel='no'/>»</source><target dev='vda' bus='virtio'/></disk></devices>",
  ],
  good: [
    "<seclabel type='dynamic' model='selinux' relabel='yes'/><devices><disk type='file'><source file='/srv/a.img'><seclabel model='selinux' relabel='no'/></source><target dev='vda' bus='virtio'/></disk></devices>",
  ],
});
