import { usbProblems } from '../../schema/domain/usb.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'usb-bus-missing',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB address on a bus or port that is not there',
  why: 'A USB address names a controller by its index and a port of it, or of a hub plugged into it.',
  remedy: 'Name a bus that has a controller and a free port, or leave the address out.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainUSBAddressFindPort',
    text: 'Missing USB bus %1$u',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainUSBAddressFindPort',
    text: 'requested USB port %1$s not present on USB bus %2$u',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainUSBAddressReserve',
    text: 'Duplicate USB address bus %1$u port %2$s',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices) {
    for (const { device, address, part, problem, other } of usbProblems(devices)) {
      const at = attribute(address, part) ?? address;
      yield { at, message: `${deviceName(device)} ${problem}`, ...(other && { evidence: [{ at: other, message: 'The other device is here.' }] }) };
    }
  },
  bad: [
    `<devices>
    <controller type='usb' index='0' model='qemu-xhci'/>
    <input type='tablet' bus='usb'>
      <address type='usb' «bus='1'» port='1'/>
    </input>
  </devices>`,
    `<devices>
    <controller type='usb' index='0' model='qemu-xhci'/>
    <input type='tablet' bus='usb'>
      <address type='usb' bus='0' «port='5'»/>
    </input>
  </devices>`,
    `<devices>
    <controller type='usb' index='0' model='qemu-xhci'/>
    <hub type='usb'>
      <address type='usb' bus='0' port='1'/>
    </hub>
    <input type='tablet' bus='usb'>
      <address type='usb' bus='0' «port='1.9'»/>
    </input>
  </devices>`,
    `<devices>
    <controller type='usb' index='0' model='qemu-xhci'/>
    <input type='tablet' bus='usb'>
      <address type='usb' bus='0' port='2'/>
    </input>
    <input type='keyboard' bus='usb'>
      <address type='usb' bus='0' «port='2'»/>
    </input>
  </devices>`,
  ],
  good: [
    `<devices>
    <controller type='usb' index='0' model='qemu-xhci'/>
    <hub type='usb'>
      <address type='usb' bus='0' port='1'/>
    </hub>
    <input type='tablet' bus='usb'>
      <address type='usb' bus='0' port='1.8'/>
    </input>
  </devices>`,
  ],
});
