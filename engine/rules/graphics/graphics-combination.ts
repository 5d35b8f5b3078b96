import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'graphics-combination',
  profile: 'libvirt',
  severity: 'error',
  title: 'Graphics that exclude each other',
  why: 'egl-headless renders for VNC or SPICE only, and once: not beside SDL and the like, nor beside a SPICE server that renders itself.',
  remedy: 'Remove one of the two, or <gl> of the SPICE server.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefGraphics', text: "graphics type 'egl-headless' is only supported with one of: 'vnc', 'spice' graphics types" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefGraphics', text: 'multiple OpenGL displays are not supported by QEMU' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['graphics'],
  visits: ['domain/devices'],
  *check(devices) {
    const all = children(devices, 'graphics');
    const egl = all.find((g) => value(g, 'type') === 'egl-headless');
    if (!egl) return;
    const evidence = [{ at: egl, message: 'egl-headless is here.' }];
    for (const graphics of all) {
      const type = attribute(graphics, 'type');
      const gl = attribute(child(graphics, 'gl'), 'enable');
      if (type && ['sdl', 'rdp', 'desktop', 'dbus'].includes(type.value)) yield { at: type, message: `Graphics of type ${type.value} cannot stand beside egl-headless; vnc and spice can.`, evidence };
      else if (type?.value === 'spice' && gl?.value === 'yes') yield { at: gl, message: 'The SPICE server renders with OpenGL, and so does egl-headless; QEMU takes one of them.', evidence };
    }
  },
  bad: [
    "<devices><graphics type='egl-headless'/><graphics «type='sdl'»/></devices>",
    "<devices><graphics type='egl-headless'/><graphics type='spice'><listen type='none'/><gl «enable='yes'»/></graphics></devices>",
  ],
  good: [
    "<devices><graphics type='egl-headless'/><graphics type='vnc' port='-1'/></devices>",
  ],
});
