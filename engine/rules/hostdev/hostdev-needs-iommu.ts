import { isPciPassthrough } from '../../schema/domain/host-devices.ts';
import { deviceName, deviceOf } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const off = { iommu: { enabled: false, groups: [], table: 'DMAR' } } as const;
const device = "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x03' slot='0x00' function='0x0'/></source></hostdev>";

export default defineRule({
  id: 'hostdev-needs-iommu',
  cause: 'vfio-host-no-passthrough',
  profile: 'host',
  severity: 'error',
  title: 'A PCI device for a guest on a host without IOMMU',
  why: 'The IOMMU keeps a device that works for a guest inside the memory of that guest. Without one, the kernel gives no PCI device away.',
  remedy: 'Switch on VT-d or AMD-Vi in the firmware of the host, and on Intel boot the kernel with intel_iommu=on.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainPrepareHostdevPCI', text: "host doesn't support passthrough of host PCI devices" }, { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainPrepareHostdevPCI', text: "host doesn't support VFIO PCI passthrough" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/hostdev', 'domain/devices/interface/source/address'],
  needs: ['iommu'],
  *check(element, { host: { iommu } }) {
    const device = deviceOf(element)!;
    if (!isPciPassthrough(device) || iommu.enabled) return;
    const why = iommu.table === 'none' ? '; its firmware describes none' : iommu.table === undefined ? '' : `; its firmware describes one (${iommu.table}), but the kernel does not use it`;
    yield { at: device, message: `${deviceName(device)} cannot be given away: no IOMMU is at work on the host${why}.` };
  },
  bad: [{ xml: device.replace('<hostdev', '«<hostdev').replace("'yes'>", "'yes'>»"), host: off }],
  good: [{ xml: device, host: { iommu: { enabled: true, groups: [{ id: 4, devices: ['0000:03:00.0'] }] } } }, { xml: "<hostdev mode='subsystem' type='usb'><source><address bus='1' device='2'/></source></hostdev>", host: off }],
});
