import { guestOf } from '../../schema/domain/example-domains.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'iommu-settings-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'Settings that this IOMMU model lacks',
  why: 'intremap, caching_mode, eim, iotlb, aw_bits and dma_translation belong to the Intel IOMMU.',
  remedy: "Remove them, or use model='intel' on a q35 machine.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainIOMMUDefValidate', text: "iommu model '%1$s' doesn't support additional attributes" },
  ],
  visits: ['domain/devices/iommu/driver'],
  *check(driver, { text: source }) {
    const model = value(driver.parent, 'model');
    if (model !== 'smmuv3' && model !== 'virtio') return;
    const found = ['intremap', 'caching_mode', 'eim', 'iotlb', 'aw_bits', 'dma_translation'].flatMap((n) => attribute(driver, n) ?? []).filter((a) => !(a.name === 'aw_bits' && Number(a.value) === 0));
    if (found.length > 0) yield { at: driver, message: `The IOMMU of model ${model} has no ${found.map((a) => a.name).join(', ')}.`, fixes: [offeredFix(`Remove ${found.map((a) => a.name).join(', ')}`, ...found.map((a) => removeAttribute(source, a)))] };
  },
  bad: [
    guestOf('aarch64', 'virt', "<devices><iommu model='smmuv3'>«<driver caching_mode='on'/>»</iommu></devices>"),
  ],
  good: [
    "<features><ioapic driver='qemu'/></features><devices><iommu model='intel'><driver intremap='on' caching_mode='on'/></iommu></devices>",
  ],
});
