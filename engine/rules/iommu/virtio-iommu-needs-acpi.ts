import { guestOf } from '../../schema/domain/example-domains.ts';
import { hasAcpi } from '../../schema/domain/firmware.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'virtio-iommu-needs-acpi',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtio IOMMU without ACPI',
  why: 'The guest learns from ACPI tables which devices are behind the IOMMU.',
  remedy: 'Add <acpi/> to <features>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefIOMMU', text: "IOMMU device: '%1$s' requires ACPI" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/iommu'],
  *check(iommu, { domain }) {
    const model = attribute(iommu, 'model');
    if (model?.value === 'virtio' && !hasAcpi(domain)) yield { at: model, message: 'The virtio IOMMU needs ACPI, which the domain does not switch on.' };
  },
  bad: [
    "<iommu «model='virtio'»/>",
  ],
  good: [
    guestOf('x86_64', 'q35', "<features><acpi/></features><devices><iommu model='virtio'/></devices>"),
  ],
});
