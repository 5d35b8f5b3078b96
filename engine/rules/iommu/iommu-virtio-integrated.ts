import { pciAddress } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'iommu-virtio-integrated',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtio IOMMU off the root bus',
  why: 'The virtio IOMMU is an integrated device: it sits on bus 0.',
  remedy: 'Put it on bus 0, or leave the address out.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressFlagsCompatible',
    text: 'The device at PCI address %1$s needs to be an integrated device (bus=0)',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/iommu'],
  *check(iommu) {
    const address = child(iommu, 'address');
    const pci = value(address, 'type') === 'pci' ? pciAddress(address) : undefined;
    if (value(iommu, 'model') !== 'virtio' || !pci || pci.bus === 0) return;
    yield { at: attribute(address, 'bus')!, message: `The virtio IOMMU is on bus ${pci.bus}; it must sit on bus 0.` };
  },
  bad: [
    `<iommu model='virtio'>
      <address type='pci' domain='0' «bus='1'» slot='0' function='0'/>
    </iommu>`,
  ],
  good: [
    `<features><acpi/></features><devices>
      <iommu model='virtio'>
        <address type='pci' domain='0' bus='0' slot='5' function='0'/>
      </iommu>
    </devices>`,
  ],
});
