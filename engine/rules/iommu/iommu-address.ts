import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, isQemuDriver } from '../rule.ts';

export default defineRule({
  id: 'iommu-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'An address for an IOMMU that has none, or not of PCI',
  why: 'intel and smmuv3 sit on no bus; the virtio and the AMD IOMMU are PCI devices.',
  remedy: 'Remove the address.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainIOMMUDefValidate',
    text: 'iommu model \'%1$s\' can\'t have address',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefIOMMU',
    text: 'IOMMU device: \'%1$s\' needs a PCI address',
  }],
  visits: ['domain/devices/iommu'],
  *check(iommu, { driver }) {
    const model = value(iommu, 'model');
    const address = child(iommu, 'address');
    const type = attribute(address, 'type');
    if (!address || !type || type.value === 'none') return;
    if (model === 'intel' || model === 'smmuv3') yield { at: address, message: `The IOMMU model ${model} sits on no bus and cannot have an address.` };
    else if ((model === 'virtio' || model === 'amd') && type.value !== 'pci' && isQemuDriver(driver)) yield { at: type, message: `The ${model} IOMMU is a PCI device but has an address of type '${type.value}'.` };
  },
  bad: [
    `<iommu model='intel'>
      «<address type='pci' domain='0' bus='0' slot='5' function='0'/>»
    </iommu>`,
    `<features><acpi/></features><devices>
      <iommu model='virtio'>
        <address «type='drive'» controller='0' bus='0' target='0' unit='0'/>
      </iommu>
    </devices>`,
  ],
  good: [
    `<features><acpi/></features><devices>
      <iommu model='virtio'>
        <address type='pci' domain='0' bus='0' slot='5' function='0'/>
      </iommu>
    </devices>`,
  ],
});
