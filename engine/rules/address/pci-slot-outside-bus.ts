import { grownBus, pciBus, pciUsers, takes } from '../../schema/domain/pci.ts';
import { formatPci } from '../../schema/address.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'pci-slot-outside-bus',
  cause: 'cfg-pci-addr-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A slot that this PCI bus does not have',
  why: 'Root ports, also those that libvirt adds for the address of a PCI Express device, have the one slot 0; on root buses and bridges slot 0 is taken, so slots run from 1 to 31.',
  remedy: 'Choose a slot of the bus, or remove the address.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressValidate', text: 'Invalid PCI address %1$s. slot must be >= %2$zu' },
    { source: 'libvirt 9.0.0 src/conf/domain_addr.c virDomainPCIAddressValidate', text: 'Invalid PCI address %s. slot must be <= %zu' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@slot', '@bus', '@function', '@domain'],
  visits: ['domain'],
  *check(domain, { text: source }) {
    for (const { device, address, pci } of pciUsers(domain)) {
      const bus = pci.domain === 0 ? pciBus(domain, pci.bus) ?? grownBus(domain, device, pci.bus) : undefined;
      if (!bus || !takes(bus, device) || (pci.slot >= bus.minSlot && pci.slot <= bus.maxSlot) || pci.slot > 31) continue;
      yield {
        at: attribute(address, 'slot') ?? address,
        message: `${deviceName(device)} is at ${formatPci(pci)}, but bus ${pci.bus} (${bus.model}) has only ${bus.minSlot === bus.maxSlot ? `slot ${bus.minSlot}` : `slots ${bus.minSlot} to ${bus.maxSlot}`}.`,
        fixes: [offeredFix('Remove the address, so that libvirt chooses one', removeElement(source, address))],
      };
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <controller type='pci' index='0' model='pcie-root'/>
    <controller type='pci' index='1' model='pcie-root-port'/>
    <memballoon model='virtio'>
      <address type='pci' domain='0x0000' bus='0x01' «slot='0x05'» function='0x0'/>
    </memballoon>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <interface type='user'><model type='virtio'/><address type='pci' domain='0x0000' bus='0x01' «slot='0x01'» function='0x0'/></interface>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <controller type='pci' index='0' model='pcie-root'/>
    <controller type='pci' index='1' model='pcie-root-port'/>
    <memballoon model='virtio'>
      <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
    </memballoon>
  </devices>
</domain>`,
  ],
});
