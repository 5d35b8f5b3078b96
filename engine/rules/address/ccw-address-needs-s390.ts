import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine, platformOf } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, children } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'ccw-address-needs-s390',
  profile: 'libvirt',
  severity: 'error',
  title: 'A channel address on a machine without channels',
  why: 'CCW addresses belong to s390-ccw-virtio machines.',
  remedy: 'Remove <address>, or use one that fits the machine.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddress', text: "CCW addresses are not supported by machine type '%1$s'" },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddress', text: "cannot use CCW address type for device '%s' using machine type '%s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    if (isMachine(domain, 's390-ccw') !== false) return;
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const type = attribute(address, 'type');
      if (address && type?.value === 'ccw') yield { at: type, message: `${deviceName(device)} has a CCW address, which ${platformOf(domain)} does not have.`, fixes: [safeFix('Remove <address>', removeElement(source, address))] };
    }
  },
  bad: [
    "<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address «type='ccw'» cssid='0xfe' ssid='0x0' devno='0x0001'/></disk></devices>",
  ],
  good: [
    guestOf('s390x', 's390-ccw-virtio', "<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></disk></devices>"),
  ],
});
