import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine } from '../../schema/domain/machine.ts';
import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'duplicate-zpci-id',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two PCI devices of an s390x guest with one uid or fid',
  why: 'The guest knows each zPCI device by its uid and fid; libvirt wants both to be unique.',
  remedy: 'Give one of them another number, or leave <zpci> out.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainZPCIAddressReserveId', text: 'zPCI %1$s %2$o is already reserved' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['zpci'],
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    if (isMachine(domain, 's390-ccw') !== true) return;
    const first = new Map<string, Element>();
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const zpci = value(address, 'type') === 'pci' ? child(address, 'zpci') : undefined;
      for (const name of ['uid', 'fid']) {
        const number = readNumber(value(zpci, name));
        if (!zpci || number === undefined) continue;
        const before = first.get(`${name} ${number}`);
        if (before) {
          yield { at: attribute(zpci, name)!, message: `${deviceName(device)} has the zPCI ${name} ${number}, which ${deviceName(before)} has already.`, evidence: [{ at: before, message: 'It is taken here.' }], fixes: [offeredFix('Remove <zpci>', removeElement(source, zpci))] };
          break;
        }
        first.set(`${name} ${number}`, zpci);
      }
    }
  },
  bad: [
    guestOf('s390x', 's390-ccw-virtio', "<devices><memballoon model='virtio'><address type='pci' slot='1'><zpci uid='0x0004' fid='0x1'/></address></memballoon><rng model='virtio'><backend model='random'/><address type='pci' slot='2'><zpci «uid='0x0004'» fid='0x2'/></address></rng></devices>"),
  ],
  good: [
    guestOf('s390x', 's390-ccw-virtio', "<devices><memballoon model='virtio'><address type='pci' slot='1'><zpci uid='0x0004' fid='0x1'/></address></memballoon><rng model='virtio'><backend model='random'/><address type='pci' slot='2'><zpci uid='0x0005' fid='0x2'/></address></rng></devices>"),
  ],
});
