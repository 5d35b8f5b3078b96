import { machineKind } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const MACHINES: Readonly<Record<string, readonly string[]>> = { intel: ['q35'], amd: ['q35'], smmuv3: ['arm-virt'], virtio: ['q35', 'arm-virt'] };

export default defineRule({
  id: 'iommu-needs-machine',
  cause: 'cfg-iommu-machine',
  profile: 'libvirt',
  severity: 'error',
  title: 'An IOMMU that this machine does not have',
  why: 'intel and amd need q35, smmuv3 needs virt on ARM, virtio needs q35 or virt.',
  remedy: 'Change the machine type, or the model.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefIOMMU',
    text: 'IOMMU device: \'%1$s\' is only supported with Q35 machines',
  },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefIOMMU', text: 'IOMMU device: \'%s\' is only supported with ARM Virt machines' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/iommu'],
  *check(iommu, { domain }) {
    const model = attribute(iommu, 'model');
    const kind = machineKind(domain);
    if (!model || kind === undefined || !Object.hasOwn(MACHINES, model.value)) return;
    const needed = MACHINES[model.value]!;
    if (!needed.includes(kind)) yield { at: model, message: `The IOMMU model ${model.value} needs a ${needed.join(' or ')} machine; this is ${kind}.` };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <iommu «model='intel'»/>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <iommu «model='smmuv3'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <iommu model='intel'/>
  </devices>
</domain>`,
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='aarch64' machine='virt'>hvm</type></os>
  <devices>
    <iommu model='smmuv3'/>
  </devices>
</domain>`,
  ],
});
