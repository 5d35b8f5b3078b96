import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-create-failed',
  category: 'storage',
  severity: 'fatal',
  title: 'The storage pool could not be created',
  match: [
    'Failed to create storage pool',
    'Failed to create RBD storage pool',
    'Could not start storage pool',
    'Failed to start pool {pool:path}',
    "Failed to autostart storage pool '{pool:quoted}'",
    'Failed to create pool from',
    'Unable to create storage pool',
  ],
  message: 'A storage pool could not be created or started; the reason stands next to it.',
  why: 'This line is the outer frame: mount, path, access or authentication failed underneath.',
  remedy: 'Read the message that goes with it and fix that.',
  checks: [
    { command: 'virsh pool-list --all' },
    { command: 'journalctl -u libvirtd -u virtstoraged --since -10min' },
  ],
  consequence: true,
  witness: {
    source: 'libvirt 11.3 src/storage/storage_driver.c and tools/virsh-pool.c',
    text: "Failed to autostart storage pool '%1$s': %2$s / Failed to start pool %1$s",
  },
  samples: [
    'com.cloud.utils.exception.CloudRuntimeException: Failed to create storage pool: 11112222-0000-4000-8000-3333aaaa4444',
    'error: Failed to start pool media',
    "libvirtd[61]: internal error: Failed to autostart storage pool 'media': no reason known",
  ],
  nearMisses: [
    'DEBUG [kvm.storage.LibvirtStorageAdaptor] Attempting to create storage pool 11112222-0000-4000-8000-3333aaaa4444',
    'Pool media started',
  ],
});
