import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'graphics-type-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'Graphics of another hypervisor',
  why: 'desktop belongs to VirtualBox; QEMU shows its screen by vnc, spice, sdl, dbus, egl-headless or rdp.',
  remedy: "Use type='vnc' or 'spice'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefGraphics', text: '%1$s graphics are not supported with this QEMU' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const type = attribute(graphics, 'type');
    if (type?.value === 'desktop') yield { at: type, message: 'Graphics of type desktop exist in VirtualBox, not in QEMU.' };
  },
  bad: [
    "<graphics «type='desktop'»/>",
  ],
  good: [
    "<graphics type='vnc' port='-1'/>",
  ],
});
