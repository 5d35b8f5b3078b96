import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xen-dm-timeout',
  category: 'other',
  severity: 'fatal',
  title: 'The Xen device model did not start in time',
  match: ['device model did not start', 'startup: startup timed out', 'libxl: …startup timed out', 'device model: spawn failed'],
  message: 'QEMU or the stub domain for the VM did not come up in time.',
  why: 'Too little memory for the stub domain, a slow disk, or a device model that dies at once.',
  remedy: 'Free memory, and read the log of the device model (qemu-dm-VM.log).',
  checks: [{ command: 'ls -t /var/log/xen' }, { command: 'xl info', look: 'free_memory' }],
  xml: [{ path: 'devices/emulator' }],
  witness: { source: 'Xen, tools/libs/light/libxl_create.c domcreate_devmodel_started, libxl_dm.c stubdom_xswait_cb', text: 'device model did not start: %d' },
  samples: ['libxl: libxl_create.c:1975:domcreate_devmodel_started: Domain 12:device model did not start: -9', 'libxl: libxl_dm.c:2857:stubdom_xswait_cb: Domain 12:Stubdom 13 for 12 startup: startup timed out'],
  nearMisses: ['libxl: device model started', 'timed out waiting'],
});
