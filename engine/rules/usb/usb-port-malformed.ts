import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'usb-port-malformed',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB port that libvirt cannot read',
  why: 'A port is up to four numbers joined by dots: the port of the controller, then that of each hub.',
  remedy: "Write port='1', or port='1.2' for the second port of a hub at the first.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/device_conf.c virDomainDeviceUSBAddressParsePort', text: "Cannot parse <address> 'port' attribute" },
  ],
  onlyWith: ['@port'],
  visits: ['domain/devices'],
  *check(devices) {
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const port = attribute(address, 'port');
      if (!port || value(address, 'type') !== 'usb' || /^\s*\+?\d{1,10}(?:\.\d{1,10}){0,3}$/.test(port.value)) continue;
      yield { at: port, message: `${deviceName(device)} is at the USB port ${port.value.slice(0, 60)}; a port is one to four numbers joined by dots.` };
    }
  },
  bad: [
    "<devices><controller type='usb' index='0' model='qemu-xhci'/><input type='tablet' bus='usb'><address type='usb' bus='0' «port='1.2.3.4.5'»/></input></devices>",
  ],
  good: [
    "<devices><controller type='usb' index='0' model='qemu-xhci'/><input type='tablet' bus='usb'><address type='usb' bus='0' port='1'/></input></devices>",
  ],
});
