import { areAllKnown, hostPciAddress, sourceOf } from '../../schema/domain/host-devices.ts';
import { deviceName, deviceOf } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const host = { hostDevices: { pci: [{ address: '0000:03:00.0', vendor: '0x8086', device: '0x1533', class: '0x020000' }], usb: [], mediated: [] } };
const device = (bus: string, marks = ['', '']): string => `<hostdev mode='subsystem' type='pci' managed='yes'><source>${marks[0]}<address domain='0x0000' bus='${bus}' slot='0x00' function='0x0'/>${marks[1]}</source></hostdev>`;

export default defineRule({
  id: 'pci-device-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A PCI device that the host does not have',
  why: 'A device that is passed through is named by its place on the PCI bus of the host. Places change when cards are moved, and differ from host to host.',
  remedy: 'Look for the device with lspci -D and write its address.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virpci.c virPCIDeviceNew', text: 'Device %1$s not found: could not access %2$s' }],
  drivers: ['qemu', 'kvm', 'xen'],
  visits: ['domain/devices/hostdev', 'domain/devices/interface/source/address'],
  needs: ['hostDevices'],
  *check(element, { host: { hostDevices } }) {
    const device = deviceOf(element)!;
    const address = hostPciAddress(device);
    if (address === undefined || !areAllKnown(hostDevices) || hostDevices.pci.some((d) => d.address === address)) return;
    yield { at: sourceOf(device), message: `${deviceName(device)}: the host has no PCI device at ${address}.` };
  },
  bad: [{ xml: device('0x04', ['«', '»']), host }],
  good: [{ xml: device('0x03'), host }, { xml: "<interface type='network'><source network='default'/></interface>", host }],
});
