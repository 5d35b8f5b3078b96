import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virtiofsd-invalidparam',
  category: 'driver',
  severity: 'fatal',
  title: 'virtiofsd and the VMM do not understand each other',
  match: ['HandleRequest\\(InvalidParam', 'virtiofsd…InvalidParam', 'virtiofsd…(Waiting for daemon failed|panicked at)', 'Failed to read msg header. (Read|Flags|Size) ', 'vhost_user…(Protocol error|InvalidParam)'],
  unless: ['Client disconnected, shutting down'],
  message: 'The connection between virtiofsd and QEMU (or another VMM) broke on a request.',
  why: 'Versions do not fit, the memory of the VM is not shared, or virtiofsd died.',
  remedy: 'Use shared memory (memfd, access shared) and versions of virtiofsd and QEMU of about the same age; read the log of virtiofsd.',
  checks: [{ command: '/usr/libexec/virtiofsd --version' }, { command: 'tail /var/log/libvirt/qemu/VM-fs0-virtiofsd.log' }],
  xml: [{ path: 'devices/filesystem' }, { path: 'memoryBacking' }],
  witness: { source: 'virtiofsd (Rust), src/main.rs; vhost-user crate; QEMU hw/virtio/vhost-user.c', text: 'Failed to read msg header' },
  samples: ['[2025-01-01T00:00:00Z ERROR virtiofsd] Waiting for daemon failed: HandleRequest(InvalidParam)', 'qemu-system-x86_64: Failed to read msg header. Read 0 instead of 12. Original request 1.'],
  nearMisses: ['[2025-01-01T00:00:00Z INFO  virtiofsd] Client connected, servicing requests', 'virtiofsd waiting for vhost-user socket connection...'],
});
