import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceWithoutUsbPort } from '../../schema/domain/usb.ts';
import { deviceName } from '../../schema/read.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const tablet = (port = ''): string => `<input type='tablet' bus='usb'>${port === '' ? '' : `<address type='usb' bus='0' port='${port}'/>`}</input>`;
const guest = (devices: string): string => guestOf('x86_64', 'pc', `<devices><controller type='usb' index='0' model='piix3-uhci'/>${devices}</devices>`);

export default defineRule({
  id: 'usb-ports-taken',
  profile: 'libvirt',
  severity: 'error',
  title: 'No USB port is left for a device',
  why: 'Devices with an address of their own take all ports of the USB controllers; libvirt then finds none for a device without address, nor one for a hub.',
  remedy: 'Remove an address, add a hub, or use a controller with more ports (qemu-xhci with ports=\'15\').',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainUSBAddressAssign', text: 'No free USB ports' }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@port'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const device = deviceWithoutUsbPort(devices);
    if (device) yield { at: device, message: `${deviceName(device)} finds no free USB port: other devices have taken all of them.`, fixes: [offeredFix('Add a USB controller with 15 ports', appendChild(source, devices, "<controller type='usb' index='1' model='qemu-xhci' ports='15'/>"))] };
  },
  bad: [guest(`${tablet('1')}${tablet('2')}«<input type='tablet' bus='usb'>»</input>`)],
  good: [guest(`${tablet('1')}${tablet()}`), guest(`${tablet()}${tablet()}${tablet()}`), guest(`<hub type='usb'><address type='usb' bus='0' port='1'/></hub>${tablet('2')}${tablet()}`)],
});
