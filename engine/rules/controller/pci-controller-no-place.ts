import { isOlder } from '../../core/version.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { pciPlanProblems } from '../../schema/domain/pci-plan.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'pci-controller-no-place',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI controller with nowhere to plug in',
  why: 'Root ports plug into pcie-root, bridges into a bus of plain PCI, downstream ports into an upstream port, and so on; libvirt does not add those buses for a controller.',
  remedy: 'Add the controller it plugs into, or use another model (pcie-root-port on q35, pci-bridge on pc).',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressSetGrow', text: "a PCI slot is needed to connect a PCI controller model='%1$s', but none is available, and it cannot be automatically added" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainAssignPCIAddresses', text: "PCI controller at index %1$d (0x%2$02x) has bus='0x%3$02x', but index must be larger than bus" },
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressSetGrow', text: 'Cannot automatically add a new PCI bus for a device with connect flags %1$.2x' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain'],
  *check(domain, { target }) {
    for (const { controller, model, kind } of pciPlanProblems(domain)) {
      // Releases of the 12 series add the root port that a pcie-to-pci-bridge goes into.
      const isAdded = model === 'pcie-to-pci-bridge' && !isOlder(target.libvirt, '12.0.0');
      if (isAdded && target.libvirt !== undefined) continue;
      const message = kind === 'own-bus'
        ? `${deviceName(controller)} finds a place only behind itself or a later bridge; the domain has no other bus that takes a pci-bridge.`
        : `${deviceName(controller)} finds no bus that takes a ${model}.`;
      yield { at: attribute(controller, 'model') ?? controller, message, ...(isAdded && { severity: 'warning' as const }) };
    }
  },
  bad: [
    guestOf('x86_64', 'q35', "<devices><controller type='pci' index='1' «model='pcie-to-pci-bridge'»/></devices>"),
    guestOf('x86_64', 'q35', "<devices><controller type='pci' index='1' «model='pci-bridge'»/></devices>"),
    guestOf('x86_64', 'pc', "<devices><controller type='pci' index='1' «model='pcie-root-port'»/></devices>"),
    guestOf('x86_64', 'q35', "<devices><controller type='pci' index='1' model='pcie-root-port'/><controller type='pci' index='2' «model='pcie-switch-downstream-port'»/></devices>"),
  ],
  good: [
    guestOf('x86_64', 'q35', "<devices><controller type='pci' index='1' model='dmi-to-pci-bridge'/><controller type='pci' index='2' model='pci-bridge'/></devices>"),
    guestOf('x86_64', 'q35', "<devices><controller type='pci' index='1' model='pcie-root-port'/><controller type='pci' index='2' model='pcie-to-pci-bridge'/></devices>"),
  ],
});
