import { attributeSizeInBytes } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const SIZES = [4, 8, 16, 64];
const guest = (granule: string): string => `<features><acpi/></features><devices><iommu model='virtio'><driver>${granule}</driver></iommu></devices>`;

export default defineRule({
  id: 'iommu-granule',
  profile: 'libvirt',
  severity: 'error',
  since: '12.1.0',
  title: 'A granule that no page has',
  why: "The granule is the size of the guest's pages: 4, 8, 16 or 64 KiB, or that of the host.",
  remedy: "Write <granule mode='host'/> or <granule size='4' unit='KiB'/>.",
  witness: [
    { source: 'libvirt 12.8.0 libvirt.so.0, its parser of IOMMU devices', text: "'mode' and 'size' can't be specified at the same time for 'granule'" },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of IOMMU devices', text: 'iommu: unsupported granule size. Supported values are 4, 8, 16 and 64 KiB' },
  ],
  onlyWith: ['granule'],
  visits: ['domain/devices/iommu/driver/granule'],
  *check(granule, { text: source }) {
    const size = attribute(granule, 'size');
    const mode = attribute(granule, 'mode');
    if (!size) return;
    if (mode) yield { at: size, message: `The granule is that of the ${mode.value.slice(0, 20)} and has a size as well.`, evidence: [{ at: mode, message: 'The mode is here.' }], fixes: [offeredFix('Remove mode', removeAttribute(source, mode))] };
    else {
      const bytes = attributeSizeInBytes(granule, 'size');
      if (bytes !== undefined && bytes !== 0n && !SIZES.some((kib) => bytes === BigInt(kib) * 1024n)) yield { at: size, message: 'The granule is none of 4, 8, 16 and 64 KiB.' };
    }
  },
  bad: [guest("<granule mode='host' «size='4'» unit='KiB'/>"), guest("<granule «size='5'» unit='KiB'/>")],
  good: [guest("<granule mode='host'/>"), guest("<granule size='64' unit='KiB'/>")],
});
