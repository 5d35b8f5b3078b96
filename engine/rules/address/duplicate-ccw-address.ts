import { deviceName, readNumber } from '../../schema/read.ts';
import { isMachine } from '../../schema/domain/machine.ts';
import { child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-ccw-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two devices at one CCW address',
  why: 'Channel subsystem, subchannel set and device number name one device.',
  remedy: 'Choose another device number, or remove the addresses.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainCCWAddressAssign', text: "The CCW devno '%1$s' is in use already" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    // libvirt collects CCW addresses on s390-ccw machines only.
    if (isMachine(domain, 's390-ccw') !== true) return;
    const first = new Map<string, Element>();
    for (const device of children(devices)) {
      const address = child(device, 'address');
      if (!address || value(address, 'type') !== 'ccw') continue;
      const numbers = ['cssid', 'ssid', 'devno'].map((n) => readNumber(value(address, n)));
      if (numbers.includes(undefined)) continue;
      const key = numbers.map((n) => n!.toString(16)).join('.');
      const before = first.get(key);
      if (before) yield { at: address, message: `${deviceName(device)} is at the CCW address ${key}, where ${deviceName(before)} is already.`, evidence: [{ at: child(before, 'address')!, message: 'The first one is here.' }], fixes: [offeredFix('Remove the address; libvirt chooses one', removeElement(source, address))] };
      else first.set(key, device);
    }
  },
  bad: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></disk><interface type='user'><model type='virtio'/>«<address type='ccw' cssid='254' ssid='0' devno='1'/>»</interface></devices></domain>",
  ],
  good: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></disk><interface type='user'><model type='virtio'/><address type='ccw' cssid='0xfe' ssid='0x1' devno='0x0001'/></interface></devices></domain>",
  ],
});
