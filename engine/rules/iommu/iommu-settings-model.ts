import { isOlder } from '../../core/version.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const INTEL = ['intremap', 'caching_mode', 'eim', 'iotlb', 'aw_bits', 'dma_translation'];
/** What each model has. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  intel: INTEL,
  amd: ['intremap', 'iotlb', 'passthrough', 'xtsup'],
  virtio: ['aw_bits', 'granule'],
  smmuv3: ['pciBus', 'accel', 'ats', 'ril', 'ssidsize', 'oas', 'cmdqv'],
};
const ALL = [...new Set(Object.values(SETTINGS).flat())];

export default defineRule({
  id: 'iommu-settings-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'Settings that this IOMMU model lacks',
  why: 'Each model has its own: intel intremap, caching_mode, eim, iotlb, aw_bits and dma_translation; amd intremap, iotlb, passthrough and xtsup; virtio aw_bits and granule; smmuv3 pciBus, accel and what accel brings.',
  remedy: 'Remove them, or choose the model that has them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainIOMMUDefValidate', text: "iommu model '%1$s' doesn't support additional attributes" },
    { source: 'libvirt 12.8.0 libvirt.so.0, the same check', text: "iommu model '%1$s' doesn't support some additional attributes" },
  ],
  visits: ['domain/devices/iommu/driver'],
  *check(driver, { text: source, target }) {
    const model = value(driver.parent, 'model');
    if (model === undefined || !Object.hasOwn(SETTINGS, model)) return;
    const own = isOlder(target.libvirt, '11.5.0') && model !== 'intel' ? [] : SETTINGS[model]!;
    const found = ALL.filter((name) => !own.includes(name)).flatMap((n) => attribute(driver, n) ?? []).filter((a) => !(a.name === 'aw_bits' && Number(a.value) === 0));
    const granule = own.includes('granule') ? undefined : child(driver, 'granule');
    const names = [...found.map((a) => a.name), ...(granule ? ['granule'] : [])].join(', ');
    if (names === '') return;
    const edits = [...found.map((a) => removeAttribute(source, a)), ...(granule ? [removeElement(source, granule)] : [])];
    yield { at: driver, message: `The IOMMU of model ${model} has no ${names}.`, fixes: [offeredFix(`Remove ${names}`, ...edits)] };
  },
  bad: [
    guestOf('aarch64', 'virt', "<devices><iommu model='smmuv3'>«<driver caching_mode='on'/>»</iommu></devices>"),
    "<iommu model='amd'>«<driver caching_mode='on'/>»</iommu>",
    "<iommu model='intel'>«<driver xtsup='on'/>»</iommu>",
    { xml: "<features><acpi/></features><devices><iommu model='virtio'>«<driver aw_bits='48'/>»</iommu></devices>", target: { libvirt: '11.3.0' } },
  ],
  good: [
    "<features><ioapic driver='qemu'/></features><devices><iommu model='intel'><driver intremap='on' caching_mode='on'/></iommu></devices>",
    guestOf('aarch64', 'virt', "<devices><iommu model='smmuv3'><driver accel='on' ats='on'/></iommu></devices>"),
    "<features><acpi/></features><devices><iommu model='virtio'><driver aw_bits='48'/></iommu></devices>",
  ],
});
