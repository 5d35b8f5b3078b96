import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-port-inuse',
  category: 'migration',
  severity: 'fatal',
  title: 'The port for the incoming migration is taken',
  match: ['-incoming {uri:path} {what}Address already in use', '-incoming {uri:path}: Failed to bind socket: Address already in use'],
  message: 'The target could not listen for the migration at {uri}.',
  why: 'Another program, or a QEMU that was left over, holds the port; the range is migration_port_min to _max in qemu.conf.',
  remedy: 'End the left-over, or set another range on the target.',
  checks: [{ command: 'ss -ltnp' }],
  witness: { source: 'QEMU 10.0 and 7.2 util/qemu-sockets.c inet_listen_saddr (the text of errno follows)', text: 'Failed to bind socket' },
  samples: ['qemu-system-x86_64: -incoming tcp:[::]:49777: Failed to bind socket: Address already in use'],
  nearMisses: ['qemu-system-x86_64: -incoming tcp:[::]:49777: waiting'],
});
