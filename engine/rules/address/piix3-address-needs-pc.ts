import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine } from '../../schema/domain/machine.ts';
import { count, deviceName, pciAddress } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'piix3-address-needs-pc',
  profile: 'libvirt',
  severity: 'error',
  title: "The place of the pc chipset's controllers on another machine",
  why: 'At 0:0:1.1 and 0:0:1.2 a pc machine has its IDE and USB controllers; elsewhere bus 0 is no plain PCI bus that could hold them.',
  remedy: "Remove <address>, or use model='qemu-xhci'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainCollectPCIAddress', text: 'Bus 0 must be PCI for integrated PIIX3 USB or IDE controllers' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller, { domain, text: source }) {
    const address = child(controller, 'address');
    const pci = value(address, 'type') === 'pci' ? pciAddress(address) : undefined;
    const type = value(controller, 'type');
    const model = value(controller, 'model');
    if (!address || !pci || pci.domain !== 0 || pci.bus !== 0 || pci.slot !== 1 || isMachine(domain, 'q35') !== true || (count(controller, 'index') ?? 0) !== 0) return;
    if (type !== 'usb' || pci.function !== 2 || (model !== undefined && model !== 'piix3-uhci')) return;
    yield { at: address, message: `${deviceName(controller)} has the place of a pc machine's USB controller, which q35 does not have.`, fixes: [safeFix('Remove <address>', removeElement(source, address))] };
  },
  bad: [
    "<controller type='usb' index='0' model='piix3-uhci'>«<address type='pci' domain='0' bus='0' slot='1' function='2'/>»</controller>",
  ],
  good: [
    guestOf('x86_64', 'pc', "<devices><controller type='usb' index='0' model='piix3-uhci'><address type='pci' domain='0' bus='0' slot='1' function='2'/></controller></devices>"),
  ],
});
