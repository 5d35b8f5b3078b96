import { pciBus, pciUsers, takes } from '../../schema/domain/pci.ts';
import { formatPci } from '../../schema/address.ts';
import { deviceName } from '../../schema/read.ts';
import { value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'pci-controller-misplaced',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI device on a bus that does not take it',
  why: 'Each kind of bus accepts certain things: root ports sit on pcie-root or an expander, expanders on the root, switch ports on switches; nothing else plugs into an expander or the upstream side of a switch.',
  remedy: 'Put it on a bus that takes it, or remove the address.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressFlagsCompatible',
    text: 'The device at PCI address %1$s cannot be plugged into the PCI controller with index=\'%2$d\'. It requires a controller that accepts a %3$s.',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain'],
  *check(domain) {
    for (const { device, address, pci } of pciUsers(domain)) {
      const bus = pci.domain === 0 ? pciBus(domain, pci.bus) : undefined;
      if (!bus || takes(bus, device)) continue;
      const what = device.name === 'controller' && value(device, 'type') === 'pci' ? value(device, 'model') : 'card';
      yield { at: address, message: `${deviceName(device)} is at ${formatPci(pci)}, but a ${bus.model} does not take a ${what}.` };
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
    <controller type='pci' index='2' model='pcie-root-port'>
      «<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>»
    </controller>
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
    <controller type='pci' index='1' model='pcie-root-port'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/>
    </controller>
  </devices>
</domain>`,
  ],
});
