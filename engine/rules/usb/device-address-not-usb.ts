import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'device-address-not-usb',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB device at another kind of address',
  why: 'A device on the USB bus has a USB address: bus and port.',
  remedy: "Remove the address, or write type='usb'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainInputDefParseXML', text: 'Invalid address for a USB device' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrDefParseXML', text: 'usb-serial requires address of usb type' },
  ],
  visits: ['domain/devices/input', 'domain/devices/redirdev', 'domain/devices/serial'],
  *check(device, { text: source }) {
    const address = child(device, 'address');
    const type = value(address, 'type');
    const bus = device.name === 'redirdev' ? value(device, 'bus') ?? 'usb' : value(device, 'bus');
    const isUsb = device.name === 'serial' ? value(child(device, 'target'), 'type') === 'usb-serial' : bus === 'usb';
    if (!isUsb || !address || type === undefined || type === 'usb') return;
    yield { at: address, message: `${deviceName(device)} is a USB device with an address of type='${type}'.`, fixes: [safeFix('Remove the address; libvirt chooses one', removeElement(source, address))] };
  },
  bad: [
    "<input type='tablet' bus='usb'>«<address type='pci' domain='0x0000' bus='0x00' slot='0x04' function='0x0'/>»</input>",
    "<serial type='pty'><target type='usb-serial' port='0'/>«<address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>»</serial>",
  ],
  good: [
    "<input type='tablet' bus='usb'><address type='usb' bus='0' port='1'/></input>",
  ],
});
