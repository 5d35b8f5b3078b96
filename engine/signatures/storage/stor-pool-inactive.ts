import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-inactive',
  category: 'storage',
  severity: 'fatal',
  title: 'The storage pool is not started',
  match: [
    "storage pool '{pool:quoted}' is not active",
    "storage pool '{pool:quoted}' containing volume '{volume:quoted}' is not active",
    'torage pool is not active',
  ],
  message: 'The storage pool is defined but not started.',
  why: 'A pool must be active before its volumes can be used; without autostart it stays off after a reboot, or its start failed.',
  remedy: 'virsh pool-start POOL, and virsh pool-autostart POOL to have it after a reboot. If the start fails, that message names the cause.',
  checks: [
    { command: 'virsh pool-list --all' },
    { command: 'virsh pool-info POOL' },
    { command: 'virsh pool-start POOL', changes: true },
  ],
  xml: [{ path: 'devices/disk/source/@pool', equals: 'pool' }],
  witness: {
    source: 'libvirt 11.3 src/conf/domain_conf.c and src/storage/storage_driver.c',
    text: "storage pool '%1$s' containing volume '%2$s' is not active / storage pool '%1$s' is not active",
  },
  samples: [
    "error: unsupported configuration: storage pool 'nas' containing volume 'web.qcow2' is not active",
    "error: Requested operation is not valid: storage pool 'nas' is not active",
  ],
  nearMisses: [
    "error: Requested operation is not valid: storage pool 'nas' is already active",
    "error: Requested operation is not valid: network 'nas' is not active",
  ],
});
