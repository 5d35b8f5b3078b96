import { isFamily } from '../../schema/domain/machine.ts';
import { pciUsers } from '../../schema/domain/pci.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'pci-domain-not-zero',
  cause: 'cfg-pci-addr-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI domain other than 0',
  why: 'The guests of libvirt have one PCI domain, 0.',
  remedy: 'Write domain=\'0x0000\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressValidate',
    text: 'Invalid PCI address %1$s. Only PCI domain 0 is available',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@domain'],
  visits: ['domain'],
  *check(domain) {
    if (isFamily(domain, 's390') !== false) return;
    for (const { device, address, pci } of pciUsers(domain)) {
      const written = attribute(address, 'domain');
      if (pci.domain === 0 || pci.domain > 0xffff || !written?.valueSpan) continue;
      yield { at: written, message: `${deviceName(device)} is in PCI domain ${written.value}; a guest has only domain 0.`, fixes: [offeredFix("Write domain='0x0000'", replace(written.valueSpan, '0x0000'))] };
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <memballoon model='virtio'>
      <address type='pci' «domain='0x0001'» bus='0x00' slot='0x05' function='0x0'/>
    </memballoon>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <memballoon model='virtio'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>
    </memballoon>
  </devices>
</domain>`,
  ],
});
