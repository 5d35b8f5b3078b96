import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-postcopy',
  category: 'migration',
  severity: 'fatal',
  title: 'Post-copy migration is not possible here',
  match: [
    'Postcopy is not (supported|compatible|yet compatible){what}',
    '(U|u)serfaultfd not available: {error}',
    'Missing userfault (map |)features',
    'Userfault on this host does not support huge pages',
    'vhost-user backend not capable of postcopy',
    'Postcopy needs matching',
    'Failed to open userfault fd: {error}',
    'postcopy: Postcopy is not supported',
  ],
  message: 'The hosts cannot do post-copy migration.',
  why: 'The kernel forbids userfaultfd (vm.unprivileged_userfaultfd=0 for an ordinary user), huge pages or shared memory are of a kind it cannot handle, or the two sides differ.',
  remedy: 'Allow userfaultfd (/dev/userfaultfd or the sysctl) on the target, or migrate without --postcopy; auto-converge helps with busy VMs.',
  checks: [{ command: 'sysctl vm.unprivileged_userfaultfd' }, { command: 'ls -l /dev/userfaultfd' }],
  xml: [{ path: 'memoryBacking' }],
  witness: { source: 'QEMU 7.2 and 10.0 migration/postcopy-ram.c postcopy_ram_supported_by_host', text: 'Postcopy is not supported: Userfaultfd not available: %s / Userfault on this host does not support huge pages' },
  samples: [
    "error: internal error: unable to execute QEMU command 'migrate-set-capabilities': Postcopy is not supported: Userfaultfd not available: Operation not permitted",
  ],
  nearMisses: ['Postcopy is supported'],
});
