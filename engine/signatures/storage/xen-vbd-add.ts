import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xen-vbd-add',
  category: 'storage',
  severity: 'fatal',
  title: 'Xen could not attach a disk',
  match: ['nable to add disk devices', 'nable to add device with path {path:path}/vbd/'],
  message: 'Xen could not attach a disk of the guest.',
  why: 'The image or device is missing or busy, or the block script in /etc/xen/scripts failed.',
  remedy: 'Read xen-hotplug.log and the lines before; check path, format and script of the disk.',
  checks: [{ command: 'tail -n 20 /var/log/xen/xen-hotplug.log' }, { command: 'xl list' }],
  xml: [{ path: 'devices/disk/source' }],
  witness: { source: 'Xen tools/libs/light/libxl_create.c domcreate_launch_dm, libxl_device.c device_backend_callback (libxenlight 4.17)', text: 'unable to add disk devices; unable to %s device with path %s' },
  samples: [
    'libxl: error: libxl_create.c:777:domcreate_launch_dm: Domain 7:unable to add disk devices',
    'libxl: error: libxl_device.c:777:device_backend_callback: Domain 7:unable to add device with path /local/domain/0/backend/vbd/7/51712',
  ],
  nearMisses: ['libxl: error: libxl_device.c:777:device_backend_callback: Domain 7:unable to add device with path /local/domain/0/backend/vif/7/0'],
});
