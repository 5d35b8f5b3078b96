import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

const WHY: Readonly<Record<string, string>> = { kvm: "KVM's own assignment, which Linux and libvirt have given up for VFIO", xen: 'for Xen only' };

export default defineRule({
  id: 'hostdev-driver-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A way of handing over PCI devices that QEMU does not know',
  why: "libvirt hands PCI devices of the host to QEMU by VFIO only. The driver 'kvm' of old times is gone, and 'xen' is Xen's; a guest with either does not start.",
  remedy: "Remove the driver's name, or write name='vfio', which is the same.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainPrepareHostdevPCI', text: "host doesn't support legacy PCI passthrough" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainPrepareHostdevPCI', text: "QEMU does not support device assignment mode '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildPCIHostdevDevProps', text: "invalid PCI passthrough type '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/hostdev', 'domain/devices/interface'],
  *check(device, { text }) {
    const isPci = device.name === 'hostdev' ? value(device, 'type') === 'pci' && (value(device, 'mode') ?? 'subsystem') === 'subsystem' : value(device, 'type') === 'hostdev';
    const driver = child(device, 'driver');
    const name = attribute(driver, 'name');
    if (!isPci || !driver || !name?.valueSpan || !Object.hasOwn(WHY, name.value)) return;
    const fixes = [offeredFix("Write name='vfio'", replace(name.valueSpan, 'vfio')), ...(driver.attributes.length === 1 ? [offeredFix('Remove <driver>', removeElement(text, driver))] : [])];
    yield { at: name, message: `${deviceName(device)} is to be handed over by '${name.value}', ${WHY[name.value]}.`, fixes };
  },
  bad: ["<hostdev mode='subsystem' type='pci' managed='yes'><driver «name='kvm'»/><source><address bus='1' slot='0'/></source></hostdev>"],
  good: ["<hostdev mode='subsystem' type='pci' managed='yes'><driver name='vfio'/><source><address bus='1' slot='0'/></source></hostdev>", "<interface type='bridge'><source bridge='br0'/><model type='virtio'/><driver name='vhost'/></interface>"],
});
