import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-spice-client-refused',
  category: 'graphics',
  severity: 'degraded',
  title: "The SPICE client cannot reach the VM's display",
  match: ['(GSpice|Spice|spice){kind:path} …main channel: failed to connect', 'main channel: failed to connect', 'GSpice-…channel error: {error}', "Unable to connect to the graphic server"],
  message: 'The SPICE viewer got no connection to the display of the VM.',
  why: 'The VM listens elsewhere (only on localhost), the port is closed by a firewall, or the VM is off.',
  remedy: 'Take the address from virsh domdisplay and tunnel it (ssh -L) or open it; do not let SPICE without password listen on all addresses.',
  checks: [{ command: 'virsh domdisplay VM' }, { command: 'ss -ltn' }],
  xml: [{ path: "devices/graphics[@type='spice']/listen" }, { path: "devices/graphics[@type='spice']" }],
  witness: { source: 'spice-gtk, tools/spicy.c and src/spice-channel.c; virt-viewer', text: 'main channel: failed to connect' },
  samples: ['(remote-viewer:55): GSpice-WARNING **: 12:00:00.000: main channel: failed to connect', 'GSpice-Message: 12:00:00.001: channel error: Could not connect to desk.example: Connection refused'],
  nearMisses: ['GSpice-Message: 12:00:00.001: main channel: opened', 'channel error'],
});
