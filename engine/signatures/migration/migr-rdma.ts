import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-rdma',
  category: 'migration',
  severity: 'fatal',
  title: 'Migration over RDMA failed',
  match: ['RDMA ERROR: {error}', 'rdma migration: {error}', 'RDMA is in an error state waiting migration to abort'],
  message: 'The RDMA connection of the migration failed: see the words of QEMU.',
  why: 'No RDMA device at that address, memory that may not be locked, or a link that broke.',
  remedy: 'Check the link and the locked-memory limit (<hard_limit>, listen-address), or migrate over TCP.',
  checks: [{ command: 'rdma link' }, { command: 'ibv_devinfo' }],
  witness: { source: 'QEMU 7.2 and 10.0 migration/rdma.c', text: 'RDMA ERROR: could not resolve address %s' },
  samples: ['qemu-system-x86_64: RDMA ERROR: could not rdma_getaddrinfo address pear7'],
  nearMisses: ['RDMA link up'],
});
