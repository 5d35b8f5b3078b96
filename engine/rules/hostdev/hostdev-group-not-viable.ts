import { exampleHost } from '../../schema/domain/example-hosts.ts';
import { givenPci, hostPciAddress, isPciBridge, sourceOf } from '../../schema/domain/host-devices.ts';
import { deviceName, deviceOf } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const device = (bus: string, marks = ['', '']): string => `<hostdev mode='subsystem' type='pci' managed='yes'><source>${marks[0]}<address domain='0x0000' bus='${bus}' slot='0x00' function='0x0'/>${marks[1]}</source></hostdev>`;

/** Drivers that leave a device's memory alone, so that its group can be given away. */
const HARMLESS = /^(?:vfio|pci-stub$|pcieport$)/;

export default defineRule({
  id: 'hostdev-group-not-viable',
  cause: 'vfio-group-not-viable',
  profile: 'host',
  severity: 'error',
  title: 'A PCI device whose companions stay with the host',
  why: 'Devices of one IOMMU group cannot be kept apart: the group goes to one guest as a whole, or its other devices are not used at all. As long as the host drives one of them, VFIO refuses the group.',
  remedy: 'Give the companions to the same guest, or bind them to vfio-pci (driverctl set-override ADDRESS vfio-pci); or put the card into another slot.',
  witness: [{ source: 'qemu 7.2.0 hw/vfio/common.c vfio_get_group', text: 'group %d is not viable' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/hostdev', 'domain/devices/interface/source/address'],
  needs: ['hostDevices'],
  *check(element, { domain, host: { hostDevices: { pci } } }) {
    const device = deviceOf(element)!;
    const own = pci.find((d) => d.address === hostPciAddress(device));
    if (own?.iommuGroup === undefined) return;
    const given = givenPci(domain);
    const companions = pci.filter((d) => d.iommuGroup === own.iommuGroup && !given.has(d.address) && d.driver !== undefined && !isPciBridge(d) && !HARMLESS.test(d.driver));
    if (companions.length === 0) return;
    const named = companions.slice(0, 6).map((d) => `${d.address} (driver ${d.driver!.slice(0, 30)})`).join(', ');
    yield { at: sourceOf(device), message: `${deviceName(device)} is in IOMMU group ${own.iommuGroup} with ${named}${companions.length > 6 ? ` and ${companions.length - 6} more` : ''}, which the host uses itself.` };
  },
  bad: [{ xml: device('0x01', ['«', '»']), host: exampleHost }],
  good: [
    { xml: device('0x03'), host: exampleHost },
    { xml: `<devices>${device('0x01')}${device('0x01').replace("function='0x0'", "function='0x1'")}</devices>`, host: exampleHost },
  ],
});
