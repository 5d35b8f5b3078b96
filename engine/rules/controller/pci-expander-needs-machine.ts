import { machineKind } from '../../schema/domain/machine.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const MACHINES: Readonly<Record<string, readonly string[]>> = { 'pci-expander-bus': ['i440fx'], 'pcie-expander-bus': ['q35', 'arm-virt'] };

export default defineRule({
  id: 'pci-expander-needs-machine',
  profile: 'libvirt',
  severity: 'error',
  title: 'An expander bus for another machine',
  why: 'pci-expander-bus belongs to pc machines, pcie-expander-bus to q35 and virt.',
  remedy: 'Use the expander of your machine.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerPCI', text: 'pcie-expander-bus controllers are not supported with this machine type' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_domain.c qemuDomainControllerDefPostParse', text: 'pci-expander-bus controllers are only supported on 440fx-based machinetypes' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller, { domain }) {
    const model = attribute(controller, 'model');
    const kind = machineKind(domain);
    if (value(controller, 'type') !== 'pci' || !model || kind === undefined || !Object.hasOwn(MACHINES, model.value)) return;
    const fitting = MACHINES[model.value]!;
    if (!fitting.includes(kind)) yield { at: model, message: `A ${model.value} needs a machine of the kind ${fitting.join(' or ')}; this one is ${kind}.` };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <controller type='pci' index='1' «model='pcie-expander-bus'»/>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <controller type='pci' index='1' «model='pci-expander-bus'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <controller type='pci' index='1' model='pcie-expander-bus'/>
  </devices>
</domain>`,
  ],
});
