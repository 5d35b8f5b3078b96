import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const MOST: readonly (readonly [name: string, most: number])[] = [['cssid', 0xfe], ['ssid', 3], ['devno', 0xffff]];

export default defineRule({
  id: 'ccw-address-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CCW address in part, or out of range',
  why: 'A CCW address has all of cssid, ssid and devno, or none of them. They run to 0xfe, 3 and 0xffff.',
  remedy: "Write all three, such as cssid='0xfe' ssid='0x0' devno='0x0001', or remove the address.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/device_conf.c virCCWDeviceAddressParseXML', text: 'Invalid partial specification for virtio ccw address' },
    { source: 'libvirt 11.3.0 src/conf/device_conf.c virCCWDeviceAddressParseXML', text: "Invalid specification for virtio ccw address: cssid='0x%1$x' ssid='0x%2$x' devno='0x%3$04x'" },
  ],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    for (const device of children(devices)) {
      const address = child(device, 'address');
      if (!address || value(address, 'type') !== 'ccw') continue;
      const missing = MOST.filter(([name]) => attribute(address, name) === undefined).map(([name]) => name);
      if (missing.length === 1 || missing.length === 2) yield { at: address, message: `${deviceName(device)} has a CCW address without ${missing.join(' and ')}.`, fixes: [offeredFix('Remove the address; libvirt chooses one', removeElement(source, address))] };
      for (const [name, most] of MOST) {
        const found = attribute(address, name);
        const number = readNumber(found?.value);
        if (found && number !== undefined && number > most) yield { at: found, message: `${deviceName(device)} has ${name}='${found.value}' in its CCW address; the highest is 0x${most.toString(16)}.` };
      }
    }
  },
  bad: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/>«<address type='ccw' cssid='0xfe' devno='0x0001'/>»</disk></devices></domain>",
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address type='ccw' «cssid='0xff'» ssid='0x0' devno='0x0001'/></disk></devices></domain>",
  ],
  good: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></disk></devices></domain>",
  ],
});
