import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'duplicate-graphics',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two graphics of one type',
  why: 'QEMU has one display server of each type.',
  remedy: 'Keep one of each type.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildCommandLineValidate', text: 'only 1 graphics device of each type (sdl, vnc, spice, headless, dbus, rdp) is supported' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_command.c qemuBuildCommandLineValidate', text: 'only 1 graphics device of each type (sdl, vnc, spice, headless, dbus) is supported' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['graphics'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<string, Element>();
    for (const graphics of children(devices, 'graphics')) {
      const type = attribute(graphics, 'type');
      if (!type || type.value === 'desktop') continue;
      const before = first.get(type.value);
      if (before) yield { at: type, message: `The domain has graphics of type ${type.value.slice(0, 40)} already; QEMU has one of each type.`, evidence: [{ at: before, message: 'The first one is here.' }], fixes: [offeredFix('Remove the second one', removeElement(source, graphics))] };
      else first.set(type.value, graphics);
    }
  },
  bad: [
    "<devices><graphics type='vnc' port='-1'/><graphics «type='vnc'» port='-1'/></devices>",
  ],
  good: [
    "<devices><graphics type='vnc' port='-1'/><graphics type='spice' autoport='yes'/></devices>",
  ],
});
