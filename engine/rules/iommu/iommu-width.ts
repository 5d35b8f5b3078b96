import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (driver: string): string => `<features><acpi/></features><devices><iommu model='virtio'>${driver}</iommu></devices>`;

export default defineRule({
  id: 'iommu-width',
  profile: 'libvirt',
  severity: 'error',
  since: '11.5.0',
  title: 'Addresses that are too narrow or too wide for a virtio IOMMU',
  why: 'The virtio IOMMU translates addresses of 32 to 64 bits.',
  remedy: "Write aw_bits='48' or leave it out.",
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of IOMMU devices', text: 'aw-bits must be within [32,64]' }],
  onlyWith: ['@aw_bits'],
  visits: ['domain/devices/iommu/driver'],
  *check(driver) {
    const width = attribute(driver, 'aw_bits');
    const bits = Number(width?.value || Number.NaN);
    if (value(driver.parent, 'model') !== 'virtio' || !width || !Number.isInteger(bits) || bits === 0 || (bits >= 32 && bits <= 64)) return;
    yield { at: width, message: `The virtio IOMMU cannot translate addresses of ${bits} bits; 32 to 64 are possible.` };
  },
  bad: [guest("<driver «aw_bits='20'»/>"), guest("<driver «aw_bits='70'»/>")],
  good: [guest("<driver aw_bits='48'/>")],
});
