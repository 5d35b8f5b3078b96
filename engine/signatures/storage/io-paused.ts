import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'io-paused',
  category: 'storage',
  severity: 'degraded',
  title: 'The VM was paused after a disk I/O error',
  match: [
    'aused due to (an |)IO error',
    'aused\\(3\\):IOError\\(5\\)',
    'to paused state due to IO error',
    'abnormal vm stop device {device:path} error (eio|eother|eperm)',
    'has been paused due to (storage I/O|unknown storage|storage permissions) {rest:word}',
    "IO error device='{device:quoted}' node-name='{node:quoted}' reason='{reason:quoted}'",
    "I/O error: disk='{disk:quoted}', index='{index:quoted}', path='{path:quoted}', timestamp='{time:quoted}', message='{reason:quoted}'",
    '^{disk:word}: unspecified error$',
    '^paused \\(I/O error\\)',
    '"event": "BLOCK_IO_ERROR"',
    "block I/O error in device '{device:quoted}': {reason}",
  ],
  unless: [
    'No space left on device',
    'error enospc',
    '"nospace": true',
  ],
  message: 'QEMU paused the VM because a read or write of a disk failed.',
  why: "With error_policy 'stop' (or 'enospace' for a full disk) QEMU holds the guest so that it sees no error. The storage behind the disk is broken or gone.",
  remedy: 'Find the failing disk (virsh domblkerror), repair the storage, then virsh resume DOMAIN. Do not reset the guest before: it would lose the writes it waits for.',
  checks: [
    { command: 'virsh domstate DOMAIN --reason' },
    { command: 'virsh domblkerror DOMAIN', look: 'which disk' },
    { command: 'journalctl -k', look: 'errors of the device or file system' },
    { command: 'virsh resume DOMAIN', changes: true, look: 'only when the storage works again' },
  ],
  xml: [
    { path: 'devices/disk/target/@dev', equals: 'disk' },
    { path: 'devices/disk/driver/@error_policy' },
  ],
  yieldsTo: [
    'io-enospc',
    'stor-nbd-lost',
    'io-blk-update',
    'stor-nfs-not-responding',
    'up-multipath-path',
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_process.c, qemuProcessHandleIOError(), and tools/virsh-domain-monitor.c',
    text: "Transitioned guest %s to paused state due to IO error / %s: IO error device='%s' node-name='%s' reason='%s'",
  },
  samples: [
    '2024-06-06 06:06:06.666+0000: 9: warning : qemuProcessHandleIOError:861 : Transitioned guest db2 to paused state due to IO error',
    "2024-06-06 06:06:06.666+0000: IO error device='virtio-disk1' node-name='libvirt-2-format' reason='Input/output error'",
    'vdb: unspecified error',
    'paused (I/O error)',
  ],
  nearMisses: [
    "2024-06-06 06:06:06.666+0000: IO error device='virtio-disk1' node-name='libvirt-2-format' reason='No space left on device'",
    'paused (user)',
    'Cannot start: error while reading: unspecified error in parser',
  ],
});
