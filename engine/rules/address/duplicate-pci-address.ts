import { fixedDevices, pciUsers, samePlace } from '../../schema/domain/pci.ts';
import { formatPci } from '../../schema/address.ts';
import { deviceName } from '../../schema/read.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'duplicate-pci-address',
  cause: 'cfg-pci-addr-dup',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two devices at one PCI address',
  why: 'Each function of a PCI slot holds one device. Devices of the chipset (IDE, ISA, SATA, SMBus) have fixed places.',
  remedy: 'Give one of them another address, or remove the address: libvirt finds a free one.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressReserveAddrInternal',
    text: 'Attempted double use of PCI Address %1$s',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@slot', '@bus', '@function', '@domain'],
  visits: ['domain'],
  *check(domain, { text: source }) {
    const first = new Map<string, Element>();
    const fixed = fixedDevices(domain);
    for (const { device, address, pci } of pciUsers(domain)) {
      const place = formatPci(pci);
      const chipset = fixed.find((f) => f.element !== device && samePlace(f.pci, pci));
      const before = first.get(place);
      if (chipset) yield { at: address, message: `${deviceName(device)} has the PCI address ${place}, which belongs to ${chipset.what}.`, fixes: [offeredFix('Remove the address, so that libvirt chooses one', removeElement(source, address))] };
      else if (before) yield { at: address, message: `${deviceName(device)} has the PCI address ${place}, which ${deviceName(before)} has already.`, evidence: [{ at: before, message: `${place} is taken here.` }], fixes: [offeredFix('Remove the address, so that libvirt chooses one', removeElement(source, address))] };
      else first.set(place, address);
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <memballoon model='virtio'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>
    </memballoon>
    <rng model='virtio'>
      <backend model='random'>/dev/urandom</backend>
      «<address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>»
    </rng>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='hda' bus='ide'/>
    </disk>
    <memballoon model='virtio'>
      «<address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x1'/>»
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
    <rng model='virtio'>
      <backend model='random'>/dev/urandom</backend>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x06' function='0x0'/>
    </rng>
  </devices>
</domain>`,
  ],
});
