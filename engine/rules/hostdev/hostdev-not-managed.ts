import { attribute, value } from '../../xml/query.ts';
import { deviceName } from '../../schema/read.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'hostdev-not-managed',
  profile: 'portability',
  severity: 'hint',
  title: 'A PCI device that must be detached by hand',
  why: "Without managed='yes' libvirt neither takes the device from the host's driver before the guest starts nor gives it back: each start fails with 'Unmanaged PCI device … must be manually detached from the host' until somebody runs virsh nodedev-detach.",
  remedy: "Write managed='yes', unless the host binds the device to vfio-pci itself.",
  witness: [{ source: 'libvirt 11.3.0 src/hypervisor/virhostdev.c virHostdevPreparePCIDevicesImpl', text: 'Unmanaged PCI device %1$s must be manually detached from the host' }],
  drivers: ['kvm'],
  visits: ['domain/devices/hostdev'],
  *check(hostdev) {
    if (value(hostdev, 'type') !== 'pci' || value(hostdev, 'managed') === 'yes' || (value(hostdev, 'mode') ?? 'subsystem') !== 'subsystem') return;
    yield { at: attribute(hostdev, 'managed') ?? hostdev, message: `${deviceName(hostdev)} is not managed: somebody must detach it from the host before the guest starts.`, fixes: [offeredFix("Write managed='yes'", setAttribute(hostdev, 'managed', 'yes'))] };
  },
  bad: ["<hostdev mode='subsystem' type='pci' «managed='no'»><source><address bus='1' slot='0'/></source></hostdev>"],
  good: ["<hostdev mode='subsystem' type='pci' managed='yes'><source><address bus='1' slot='0'/></source></hostdev>"],
});
