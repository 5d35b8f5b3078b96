import { hostPciAddress, isPciBridge, sourceOf } from '../../schema/domain/host-devices.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const host = {
  hostDevices: {
    pci: [
      { address: '0000:01:00.0', vendor: '0x10de', device: '0x1b80', class: '0x030000', driver: 'nouveau', iommuGroup: 1 },
      { address: '0000:01:00.1', vendor: '0x10de', device: '0x10f0', class: '0x040300', driver: 'snd_hda_intel', iommuGroup: 1 },
      { address: '0000:00:01.0', vendor: '0x8086', device: '0x1901', class: '0x060400', driver: 'pcieport', iommuGroup: 1 },
      { address: '0000:03:00.0', vendor: '0x8086', device: '0x1533', class: '0x020000', driver: 'vfio-pci', iommuGroup: 4 },
    ],
    usb: [], mediated: [],
  },
};
const device = (bus: string, slot: string, marks = ['', '']): string => `<hostdev mode='subsystem' type='pci' managed='yes'><source>${marks[0]}<address domain='0x0000' bus='${bus}' slot='${slot}' function='0x0'/>${marks[1]}</source></hostdev>`;

export default defineRule({
  id: 'hostdev-is-bridge',
  profile: 'host',
  severity: 'error',
  title: 'A PCI bridge for a guest',
  why: 'A bridge leads to other devices. It stays with the host, also when it stands in the IOMMU group of a device that is given away.',
  remedy: 'Leave the bridge out: only the devices of the group go to the guest.',
  witness: [{ source: 'libvirt 11.3.0 src/hypervisor/virhostdev.c virHostdevPreparePCIDevicesImpl', text: 'Non-endpoint PCI devices cannot be assigned to guests' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/hostdev'],
  needs: ['hostDevices'],
  *check(device, { host: { hostDevices: { pci } } }) {
    const own = pci.find((d) => d.address === hostPciAddress(device));
    if (own && isPciBridge(own)) yield { at: sourceOf(device), message: `${deviceName(device)} is a PCI bridge on the host${own.driver === undefined ? '' : ` (driver ${own.driver.slice(0, 30)})`}: it cannot be given to a guest.` };
  },
  bad: [{ xml: device('0x00', '0x01', ['«', '»']), host }],
  good: [{ xml: device('0x03', '0x00'), host }],
});
