import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-aborted',
  category: 'migration',
  severity: 'fatal',
  title: 'The migration was aborted',
  match: [
    'migration failed. Message from the source host: {source}',
    'migration failed in post-copy phase',
    'Migration of domain {vm:path} failed during post-copy',
    '^Unable to (read from|write to) socket: (Connection reset by peer|Broken pipe)',
    'Postcopy migration is paused by the user',
    'Detected IO failure for postcopy. Migration paused',
    "job 'migration{which:quoted}' (unexpectedly failed|failed|canceled by client|is not active)",
    'operation aborted: (migration|job)', 'migration( out| in|) job: (canceled by client|unexpectedly failed|is not active|failed due to I/O error)', '(M|m)igration (was |)(aborted|canceled|cancelled|aborted by)',
    'Lost connection to destination host', 'The connection which controls migration of domain', 'Live (M|m)igration failure: operation aborted', "but we don't know if the domain was successfully started on destination",
  ],
  message: 'The migration did not get to its end; the VM runs on at the source.',
  why: 'Somebody cancelled it, the target failed, or the connection broke. The other side knows the reason.',
  remedy: 'Read the target\'s daemon and domain log of the same second, repair what they say, and try again.',
  checks: [{ command: 'virsh domjobinfo VM --completed' }, { command: 'tail -40 /var/log/libvirt/qemu/VM.log', look: 'on the target' }],
  yieldsTo: ['migr-tls-cert', 'migr-load-state', 'migr-features-unsupported', 'migr-refused', 'migr-resolve', 'migr-cpu-missing', 'migr-disk-missing-dest'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_migration.c qemuMigrationJobCheckStatus; qemuMigrationSrcComplete; QEMU 10.0 migration/migration.c, io/channel-socket.c', text: '%1$s: %2$s / migration failed. Message from the source host: %1$s. Message from the destination host: %2$s / Unable to write to socket' },
  samples: ["error: operation failed: migration failed. Message from the source host: operation failed: job 'migration out' failed. Message from the destination host: pear", 'qemu-system-x86_64: Detected IO failure for postcopy. Migration paused.', "error: operation failed: job 'migration out' unexpectedly failed", "error: operation failed: job 'migration out' failed: Unable to write to socket: Broken pipe", "error: operation aborted: job 'migration out' canceled by client", 'error: operation aborted: migration out job: canceled by client', 'error: operation failed: migration out job: unexpectedly failed', 'error: operation failed: Lost connection to destination host'],
  nearMisses: ["error: operation failed: job 'backup' failed", 'migration job already executed', 'migration out job: Cannot write to TLS channel: Input/output error'],
});
