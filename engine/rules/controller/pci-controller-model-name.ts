import { isMachine } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const DEVICES: Readonly<Record<string, readonly string[]>> = {
  'pci-bridge': ['pci-bridge'], 'dmi-to-pci-bridge': ['i82801b11-bridge'], 'pcie-root-port': ['ioh3420', 'pcie-root-port'],
  'pcie-switch-upstream-port': ['x3130-upstream'], 'pcie-switch-downstream-port': ['xio3130-downstream'], 'pci-expander-bus': ['pxb'],
  'pcie-expander-bus': ['pxb-pcie'], 'pcie-root': [], 'pci-root': ['spapr-pci-host-bridge'], 'pcie-to-pci-bridge': ['pcie-pci-bridge'],
};

export default defineRule({
  id: 'pci-controller-model-name',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI controller made of the wrong device',
  why: 'Each controller model is one QEMU device (two for pcie-root-port), and the root of the machine is none at all.',
  remedy: 'Leave <model> out: libvirt knows the device.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerPCI', text: "Option '%1$s' has invalid value for PCI controller with index '%2$d', model '%3$s' and modelName '%4$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerPCI', text: "Option '%1$s' is not valid for PCI controller with index '%2$d', model '%3$s' and modelName '%4$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller, { domain, text: source }) {
    const model = value(controller, 'model') ?? '';
    const element = child(controller, 'model');
    const name = attribute(element, 'name');
    if (value(controller, 'type') !== 'pci' || !element || !name || name.value === 'none' || !Object.hasOwn(DEVICES, model)) return;
    const allowed = model === 'pci-root' && isMachine(domain, 'pseries') === false ? [] : DEVICES[model]!;
    if (allowed.includes(name.value)) return;
    yield { at: name, message: `${deviceName(controller)} is made of ${name.value.slice(0, 40)}; ${allowed.length === 0 ? 'the root is part of the machine' : `a ${model} is made of ${allowed.join(' or ')}`}.`, fixes: [safeFix('Remove <model>', removeElement(source, element))] };
  },
  bad: [
    "<controller type='pci' index='1' model='pcie-root-port'><model «name='pci-bridge'»/></controller>",
    "<controller type='pci' index='0' model='pcie-root'><model «name='pcie-root-port'»/></controller>",
  ],
  good: [
    "<controller type='pci' index='1' model='pcie-root-port'><model name='ioh3420'/></controller>",
  ],
});
