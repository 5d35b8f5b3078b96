import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-vnc-no-port',
  category: 'graphics',
  severity: 'fatal',
  title: 'VNC found no free port',
  match: ['Failed to find an available port: {error}', 'Failed to find an available port$'],
  unless: ['Address already in use', 'Cannot assign requested address'],
  message: 'There is no free port for the display.',
  why: 'All ports of the range are taken, or the host refuses the address.',
  remedy: 'Shut down displays that are not needed, or widen remote_display_port_max in qemu.conf.',
  checks: [{ command: 'ss -ltn' }, { command: "grep -E '^remote_display_port' /etc/libvirt/qemu.conf" }],
  xml: [{ path: "devices/graphics[@type='vnc']/@port" }, { path: "devices/graphics[@type='vnc']" }],
  yieldsTo: ['gfx-vnc-port-inuse', 'gfx-listen-addr'],
  witness: { source: "QEMU 7.2 and 10.0, util/qemu-sockets.c", text: 'Failed to find an available port' },
  samples: ['qemu-kvm: -vnc [::]:9: Failed to find an available port', 'qemu-system-x86_64: -vnc :1: Failed to find an available port: Permission denied'],
  nearMisses: ['qemu-kvm: -vnc 127.0.0.1:3: Failed to find an available port: Address already in use', 'an available port'],
});
