import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'virtio-options-need-virtio',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtio option on a device that is not virtio',
  why: 'iommu, ats, packed and page_per_vq are about the queues of virtio devices.',
  remedy: 'Remove the option, or use a virtio model.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainCheckVirtioOptionsAreAbsent', text: 'iommu driver option is only supported for virtio devices' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainCheckVirtioOptionsAreAbsent', text: 'ats driver option is only supported for virtio devices' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainCheckVirtioOptionsAreAbsent', text: 'packed driver option is only supported for virtio devices' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainCheckVirtioOptionsAreAbsent', text: 'page_per_vq option is only supported for virtio devices' },
  ],
  visits: ['domain/devices/interface/driver', 'domain/devices/video/driver'],
  *check(driver, { text: source }) {
    const model = value(child(driver.parent, 'model'), 'type');
    if (model === undefined || /^(?:virtio(?:-(?:non-)?transitional)?|none|default)$/.test(model)) return;
    for (const name of ['iommu', 'ats', 'packed', 'page_per_vq']) {
      const found = attribute(driver, name);
      if (found) yield { at: found, message: `${deviceName(driver)} is of model ${model}; ${name} is an option of virtio devices.`, fixes: [offeredFix(`Remove ${name}`, removeAttribute(source, found))] };
    }
  },
  bad: [
    "<interface type='user'><model type='e1000'/><driver «ats='on'»/></interface>",
    "<video><driver «iommu='on'»/><model type='vga'/></video>",
  ],
  good: [
    "<interface type='user'><model type='virtio'/><driver packed='on'/></interface>",
  ],
});
