import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-port-range-exhausted',
  category: 'resource',
  severity: 'fatal',
  title: 'No free port in the range',
  match: ["Unable to find an unused port in range '{name:quoted}' \\({low:number}-{high:number}\\)"],
  message: 'The port range {low}-{high} for {name} has no free port left.',
  why: 'Each display, migration or NBD export takes a port of its range in qemu.conf; all are in use.',
  remedy: 'Widen the range in /etc/libvirt/qemu.conf (and the firewall), or free ports.',
  checks: [
    { command: 'ss -ltn' },
    { command: "grep -E 'remote_display_port|remote_websocket_port|migration_port' /etc/libvirt/qemu.conf" },
  ],
  xml: [{ path: 'devices/graphics/@autoport' }],
  witness: {
    source: 'libvirt 11.3 src/util/virportallocator.c, virPortAllocatorAcquire()',
    text: "Unable to find an unused port in range '%1$s' (%2$d-%3$d)",
  },
  samples: [
    "error: internal error: Unable to find an unused port in range 'vnc' (5900-65535)",
    "libvirtd[7]: internal error: Unable to find an unused port in range 'migration' (49152-49215)",
  ],
  nearMisses: [
    'Failed to find an available port: Address already in use',
    'port range 5900-65535 opened',
  ],
});
