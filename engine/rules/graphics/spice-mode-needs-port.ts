import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

/** True when libvirt certainly opens no such port: none is written, and it is not asked to choose. */
const lacks = (graphics: Element, name: string): boolean => {
  const written = value(graphics, name);
  return written === undefined || written === '0';
};

export default defineRule({
  id: 'spice-mode-needs-port',
  profile: 'libvirt',
  severity: 'error',
  title: 'A SPICE mode without the port it needs',
  why: 'secure means over TLS, which needs a TLS port; insecure means in the clear, which needs a plain one.',
  remedy: "Add tlsPort='…' (or port='…'), use autoport='yes', or change the mode.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildGraphicsSPICECommandLine', text: 'spice defaultMode secure requested in XML configuration, but TLS connection is not available' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildGraphicsSPICECommandLine', text: 'spice defaultMode insecure requested in XML configuration, but plaintext connection is not available' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildGraphicsSPICECommandLine', text: 'spice secure channels set in XML configuration, but TLS connection is not available' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildGraphicsSPICECommandLine', text: 'spice insecure channels set in XML configuration, but plaintext connection is not available' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const listen = value(child(graphics, 'listen'), 'type') ?? 'address';
    if (value(graphics, 'type') !== 'spice' || value(graphics, 'autoport') === 'yes' || listen === 'none' || listen === 'socket') return;
    // With neither port written libvirt chooses both.
    if (value(graphics, 'port') === undefined && value(graphics, 'tlsPort') === undefined) return;
    const missing = { secure: lacks(graphics, 'tlsPort'), insecure: lacks(graphics, 'port') };
    for (const at of [attribute(graphics, 'defaultMode'), ...children(graphics, 'channel').map((c) => attribute(c, 'mode'))]) {
      if (at?.value === 'secure' && missing.secure) yield { at, message: 'SPICE is to be secure here, but the domain gives it no TLS port.' };
      else if (at?.value === 'insecure' && missing.insecure) yield { at, message: 'SPICE is to be in the clear here, but the domain gives it a TLS port only.' };
    }
  },
  bad: [
    "<graphics type='spice' port='5900' autoport='no' «defaultMode='secure'»/>",
    "<graphics type='spice' port='5900' autoport='no'><channel name='main' «mode='secure'»/></graphics>",
  ],
  good: [
    "<graphics type='spice' port='5900' tlsPort='5901' autoport='no' defaultMode='secure'/>",
  ],
});
