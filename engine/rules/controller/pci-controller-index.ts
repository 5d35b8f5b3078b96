import { guestOf } from '../../schema/domain/example-domains.ts';
import { familyOf, isMachine } from '../../schema/domain/machine.ts';
import { rootModel } from '../../schema/domain/pci.ts';
import { count } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const BELOW_ROOT = ['pci-bridge', 'dmi-to-pci-bridge', 'pcie-root-port', 'pcie-switch-upstream-port', 'pcie-switch-downstream-port', 'pci-expander-bus', 'pcie-expander-bus', 'pcie-to-pci-bridge'];

export default defineRule({
  id: 'pci-controller-index',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI controller with an index that is not its own',
  why: 'Index 0 is the root of the machine and nothing else; only pseries has further roots.',
  remedy: 'Give bridges and ports an index from 1 on, and roots the index 0.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerPCI', text: "Index for '%1$s' controllers must be > 0" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainControllerDefPostParse', text: 'pci-root and pcie-root controllers should have index 0' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller, { domain }) {
    const model = value(controller, 'model') ?? '';
    const index = attribute(controller, 'index');
    const number = count(controller, 'index');
    if (value(controller, 'type') !== 'pci' || !index || number === undefined) return;
    // Where the root of the machine is known, pci-root-model-mismatch says it.
    if (number === 0 && BELOW_ROOT.includes(model) && familyOf(domain) !== undefined && rootModel(domain) === undefined) yield { at: index, message: `The PCI controller 0 is the root of the machine, not a ${model}.` };
    const isSecondRoot = number > 0 && (model === 'pcie-root' || (model === 'pci-root' && isMachine(domain, 'pseries') === false));
    if (isSecondRoot) yield { at: index, message: `A ${model} must have index 0, not ${number}.` };
  },
  bad: [
    "<controller type='pci' «index='1'» model='pcie-root'/>",
    guestOf('sh4', 'r2d', "<devices><controller type='pci' «index='0'» model='pcie-root-port'/></devices>"),
  ],
  good: [
    guestOf('ppc64', 'pseries', "<devices><controller type='pci' index='1' model='pci-root'/></devices>"),
  ],
});
