import { fixedDevices, pciUsers, samePlace } from '../../schema/domain/pci.ts';
import { formatPci } from '../../schema/address.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'chipset-controller-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A chipset controller moved from its place',
  why: 'The first IDE controller of a pc machine is at 0:0:1.1, its first PIIX3 USB controller at 0:0:1.2, the first SATA controller of q35 at 0:0:1f.2. They cannot move.',
  remedy: 'Remove the <address>: libvirt knows it.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainValidateDevicePCISlotsPIIX3',
    text: 'Primary IDE controller must have PCI address 0:0:1.1',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@slot', '@bus', '@function', '@domain'],
  visits: ['domain'],
  *check(domain) {
    const users = pciUsers(domain);
    for (const { element, pci, what } of fixedDevices(domain)) {
      const user = users.find((u) => u.device === element);
      if (!user || samePlace(user.pci, pci)) continue;
      yield { at: user.address, message: `${deviceName(user.device)} is ${what} of the machine and sits at ${formatPci(pci)}, not at ${formatPci(user.pci)}.`, fixes: [safeFix('Remove the address', replace(user.address.span, ''))] };
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <controller type='ide' index='0'>
      «<address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>»
    </controller>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <controller type='ide' index='0'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x1'/>
    </controller>
  </devices>
</domain>`,
  ],
});
