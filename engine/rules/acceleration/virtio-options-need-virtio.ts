import { deviceName } from '../../schema/read.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, isQemuDriver, offeredFix } from '../rule.ts';

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
  *check(driver, { domain, driver: kind, text: source }) {
    const net = driver.parent!.name === 'interface' ? value(driver.parent, 'type') : undefined;
    // On x86 the QEMU driver takes rtl8139 for an interface without model.
    const usual = isQemuDriver(kind) && net !== undefined && net !== 'hostdev' && net !== 'vdpa' && isX86(domain) === true ? 'rtl8139' : undefined;
    const model = value(child(driver.parent, 'model'), 'type') ?? usual;
    if (model === undefined || /^(?:virtio(?:-(?:non-)?transitional)?|none|default)$/i.test(model)) return;
    for (const name of ['iommu', 'ats', 'packed', 'page_per_vq']) {
      const found = attribute(driver, name);
      if (found) yield { at: found, message: `${deviceName(driver)} is of model ${model}; ${name} is an option of virtio devices.`, fixes: [offeredFix(`Remove ${name}`, removeAttribute(source, found))] };
    }
  },
  bad: [
    "<interface type='user'><model type='e1000'/><driver «ats='on'»/></interface>",
    "<video><driver «iommu='on'»/><model type='vga'/></video>",
    "<interface type='user'><driver «packed='on'»/></interface>",
  ],
  good: [
    "<interface type='user'><model type='virtio'/><driver packed='on'/></interface>",
  ],
});
