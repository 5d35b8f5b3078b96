import { rootModel } from '../../schema/domain/pci.ts';
import { count } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'pci-root-model-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI root that this machine does not have',
  why: 'The controller with index 0 is part of the machine: pci-root for pc and pseries, pcie-root for q35 and virt.',
  remedy: 'Use the root of the machine, or another machine type.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefAddDefaultDevices / qemuDomainForbidLegacyUSBController',
    text: 'The PCI controller with index=\'0\' must be model=\'pci-root\' for this machine type, but model=\'%1$s\' was found instead',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller, { domain }) {
    const model = attribute(controller, 'model');
    if (value(controller, 'type') !== 'pci' || count(controller, 'index') !== 0 || !model) return;
    const root = rootModel(domain);
    if (root === undefined || model.value === root) return;
    yield { at: model, message: `The PCI controller 0 is a ${model.value}; this machine has a ${root} there.`, fixes: [offeredFix(`Write model='${root}'`, replace(model.valueSpan!, root))] };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <controller type='pci' index='0' «model='pcie-root'»/>
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
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='ppc64' machine='pseries'>hvm</type></os>
  <devices>
    <controller type='pci' index='0' model='pci-root'/>
  </devices>
</domain>`,
  ],
});
