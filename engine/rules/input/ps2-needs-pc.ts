import { guestOf } from '../../schema/domain/example-domains.ts';
import { familyOf, isX86, platformOf } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'ps2-needs-pc',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PS/2 device on a machine without PS/2',
  why: 'Only PCs have a PS/2 controller.',
  remedy: "Use bus='usb' (with a USB controller) or bus='virtio'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefInput', text: '%1$s is not supported by this QEMU binary' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/input'],
  *check(input, { domain }) {
    const bus = attribute(input, 'bus');
    if (bus?.value !== 'ps2' || isX86(domain) !== false || familyOf(domain) === 'other') return;
    yield { at: bus, message: `${deviceName(input)} is on the PS/2 bus, which ${platformOf(domain)} does not have.`, fixes: [offeredFix("Write bus='virtio'", replace(bus.valueSpan!, 'virtio')), offeredFix("Write bus='usb'", replace(bus.valueSpan!, 'usb'))] };
  },
  bad: [
    guestOf('aarch64', 'virt', "<devices><input type='keyboard' «bus='ps2'»/></devices>"),
  ],
  good: [
    "<input type='keyboard' bus='ps2'/>",
  ],
});
