import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine } from '../../schema/domain/machine.ts';
import { deviceName, readNumber } from '../../schema/read.ts';
import { child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'duplicate-ccw-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two devices at one channel address',
  why: 'A subchannel, named by cssid, ssid and devno, holds one device.',
  remedy: 'Give one of them another devno, or leave <address> out.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainCCWAddressAssign', text: "The CCW devno '%1$s' is in use already" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@devno', '@cssid', '@ssid'],
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    const first = new Map<string, Element>();
    if (isMachine(domain, 's390-ccw') !== true) return;
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const parts = ['cssid', 'ssid', 'devno'].map((name) => readNumber(value(address, name)));
      if (!address || value(address, 'type') !== 'ccw' || parts.includes(undefined)) continue;
      const place = parts.map((p) => p!.toString(16)).join('.');
      const before = first.get(place);
      if (before) yield { at: address, message: `${deviceName(device)} has the channel address ${place}, which ${deviceName(before)} has already.`, evidence: [{ at: before, message: 'The address is taken here.' }], fixes: [offeredFix('Remove <address>', removeElement(source, address))] };
      else first.set(place, address);
    }
  },
  bad: [
    guestOf('s390x', 's390-ccw-virtio', "<devices><memballoon model='virtio'><address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></memballoon><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/>«<address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/>»</disk></devices>"),
  ],
  good: [
    guestOf('s390x', 's390-ccw-virtio', "<devices><memballoon model='virtio'><address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0002'/></memballoon><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></disk></devices>"),
  ],
});
