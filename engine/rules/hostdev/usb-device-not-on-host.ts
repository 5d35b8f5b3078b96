import { areAllKnown, sourceOf } from '../../schema/domain/host-devices.ts';
import { deviceName, readNumber } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const stick = { bus: 1, device: 4, vendor: '0x0951', product: '0x1666' };
const host = { hostDevices: { pci: [], usb: [stick, { bus: 1, device: 5, vendor: '0x046d', product: '0xc31c' }, { ...stick, device: 7 }], mediated: [] } };
const device = (source: string, more = ''): string => `<hostdev mode='subsystem' type='usb'><source${more}>${source}</source></hostdev>`;

export default defineRule({
  id: 'usb-device-not-on-host',
  cause: 'usb-host-not-found',
  profile: 'host',
  severity: 'warning',
  title: 'A USB device that is not plugged in now, or several times',
  why: 'libvirt looks for the device when the guest starts. Bus and device numbers change whenever something is plugged; vendor and product stay, but several devices may share them.',
  remedy: "Plug it in, correct the ids (lsusb lists them), add <address bus= device=/> when there are several, or write startupPolicy='optional'.",
  witness: [
    { source: 'libvirt 11.3.0 src/util/virusb.c virUSBDeviceFindByVendor', text: 'Did not find USB device %1$04x:%2$04x' }, { source: 'libvirt 11.3.0 src/util/virusb.c virUSBDeviceFindByBus', text: 'Did not find USB device bus:%1$u device:%2$u' },
    { source: 'libvirt 11.3.0 src/hypervisor/virhostdev.c virHostdevFindUSBDevice', text: 'Multiple USB devices for %1$x:%2$x, use <address> to specify one' },
  ],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['hostdev'],
  visits: ['domain/devices/hostdev'],
  needs: ['hostDevices'],
  *check(hostdev, { host: { hostDevices } }) {
    const source = child(hostdev, 'source');
    if (value(hostdev, 'type') !== 'usb' || !source || value(source, 'startupPolicy') === 'optional' || !areAllKnown(hostDevices)) return;
    const address = child(source, 'address');
    const [bus, device] = [readNumber(value(address, 'bus')), readNumber(value(address, 'device'))];
    const [vendor, product] = ['vendor', 'product'].map((name) => readNumber(value(child(source, name), 'id')));
    const isKind = (d: { vendor: string; product: string }): boolean => vendor === undefined || product === undefined || (Number(d.vendor) === vendor && Number(d.product) === product);
    const isPlaced = Boolean(bus && device);
    if (!isPlaced && (vendor === undefined || product === undefined)) return;
    const found = hostDevices.usb.filter((d) => isKind(d) && (!isPlaced || (d.bus === bus && d.device === device)));
    // With all four numbers a device that has moved is still found by its kind.
    if (found.length === 0 && isPlaced && vendor !== undefined && hostDevices.usb.filter(isKind).length === 1) return;
    if (found.length === 0) yield { at: address ? sourceOf(hostdev) : source, message: `${deviceName(hostdev)} is not among the USB devices that are plugged into the host now.` };
    else if (found.length > 1) yield { at: source, message: `The host has ${found.length} USB devices like ${deviceName(hostdev)} now; libvirt wants to know which one.` };
  },
  bad: [
    { xml: device("<vendor id='0x0951'/><product id='0x9999'/>").replace('<source>', '«<source>»'), host },
    { xml: device("<vendor id='0x0951'/><product id='0x1666'/>").replace('<source>', '«<source>»'), host },
    { xml: device("«<address bus='2' device='9'/>»"), host },
  ],
  good: [
    { xml: device("<vendor id='0x046d'/><product id='0xc31c'/>"), host }, { xml: device("<vendor id='0x0951'/><product id='0x1666'/><address bus='1' device='4'/>"), host },
    { xml: device("<vendor id='0x0951'/><product id='0x9999'/>", " startupPolicy='optional'"), host }, { xml: device("<address bus='1' device='5'/>"), host },
  ],
});
