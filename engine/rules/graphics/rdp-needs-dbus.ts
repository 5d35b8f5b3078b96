import { all, attribute, remembered, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const dbusGraphics = remembered((domain: Element): Element | undefined => all(domain, 'devices', 'graphics').find((g) => value(g, 'type') === 'dbus'));

export default defineRule({
  id: 'rdp-needs-dbus',
  profile: 'libvirt',
  severity: 'error',
  title: 'RDP without D-Bus graphics',
  why: 'qemu-rdp is a program beside QEMU that gets the screen over D-Bus.',
  remedy: "Add <graphics type='dbus'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidateGraphics', text: 'qemu-rdp support requires a D-Bus bus graphics device.' },
  ],
  since: '11.1.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/graphics'],
  *check(graphics, { domain }) {
    const type = attribute(graphics, 'type');
    if (type?.value !== 'rdp') return;
    const dbus = dbusGraphics(domain);
    if (dbus && value(dbus, 'p2p') !== 'yes') return;
    yield { at: type, message: dbus ? 'RDP needs D-Bus graphics on a bus, and these are peer to peer.' : 'RDP needs D-Bus graphics, which the domain does not have.' };
  },
  bad: [
    "<graphics «type='rdp'» autoport='yes'/>",
  ],
  good: [
    "<devices><graphics type='dbus'/><graphics type='rdp' autoport='yes'/></devices>",
  ],
});
