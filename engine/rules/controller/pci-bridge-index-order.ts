import { guestOf } from '../../schema/domain/example-domains.ts';
import { count, deviceName, pciAddress } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'pci-bridge-index-order',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI bridge numbered below the bus it sits on',
  why: "Firmware numbers buses from the root outwards; libvirt wants a bridge's index above that of its bus.",
  remedy: 'Swap the indexes, or move the bridge.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainAssignPCIAddresses', text: "PCI controller at index %1$d (0x%2$02x) has bus='0x%3$02x', but index must be larger than bus" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller, { text: source }) {
    if (value(controller, 'type') !== 'pci' || value(controller, 'model') !== 'pci-bridge') return;
    const index = attribute(controller, 'index');
    const number = count(controller, 'index');
    const address = child(controller, 'address');
    const pci = value(address, 'type') === 'pci' ? pciAddress(address) : undefined;
    if (!index || number === undefined || !pci || number > pci.bus) return;
    yield { at: attribute(address, 'bus') ?? index, message: `${deviceName(controller)} sits on bus ${pci.bus}, but its index ${number} must be above that.`, evidence: [{ at: index, message: 'The index is here.' }], fixes: [offeredFix('Remove <address>', removeElement(source, address!))] };
  },
  bad: [
    guestOf('x86_64', 'pc', "<devices><controller type='pci' index='1' model='pci-bridge'><address type='pci' «bus='2'» slot='1'/></controller><controller type='pci' index='2' model='pci-bridge'/></devices>"),
  ],
  good: [
    guestOf('x86_64', 'pc', "<devices><controller type='pci' index='2' model='pci-bridge'><address type='pci' bus='1' slot='1'/></controller><controller type='pci' index='1' model='pci-bridge'/></devices>"),
  ],
});
