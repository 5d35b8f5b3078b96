import { exampleHost } from '../../schema/domain/example-hosts.ts';
import { hostPciAddress, isPciBridge, sourceOf } from '../../schema/domain/host-devices.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

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
  bad: [{ xml: device('0x00', '0x01', ['«', '»']), host: exampleHost }],
  good: [{ xml: device('0x03', '0x00'), host: exampleHost }],
});
