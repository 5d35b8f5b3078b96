import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xen-device-remove',
  category: 'other',
  severity: 'degraded',
  title: 'A Xen device could not be removed',
  match: ['unable to remove device with path {path:path}', 'libxl__devices_destroy failed'],
  message: 'A device of a VM that ends was not taken down in Xen.',
  why: 'The back end domain is gone or slow, or its hotplug script failed.',
  remedy: 'Check the back end domain and the scripts; leftovers vanish with a restart of the back end.',
  checks: [{ command: 'xenstore-ls /local/domain/0/backend' }, { command: 'xl list' }],
  witness: { source: 'Xen, tools/libs/light/libxl_device.c device_backend_callback, libxl_domain.c devices_destroy_cb', text: 'unable to remove device with path %s' },
  samples: ['libxl: libxl_device.c:1118:device_backend_callback: unable to remove device with path /local/domain/3/backend/vbd/9/51712', 'libxl: libxl_domain.c:1500:devices_destroy_cb: Domain 9:libxl__devices_destroy failed'],
  nearMisses: ['libxl: device removed', 'unable to remove file'],
});
