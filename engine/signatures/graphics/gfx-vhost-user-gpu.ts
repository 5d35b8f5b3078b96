import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-vhost-user-gpu',
  category: 'graphics',
  severity: 'fatal',
  title: 'The process for the virtual GPU cannot start',
  match: ['nable to find a satisfying vhost-user-gpu', 'host-user-gpu failed to start', "ould not start 'vhost-user-gpu'"],
  message: 'The vhost-user-gpu process of the video device cannot start.',
  why: "<driver name='vhostuser'/> needs the program vhost-user-gpu, its description in /usr/share/qemu/vhost-user and a render node.",
  remedy: "Install it (qemu-system-gui or qemu-common), or take the driver away and use virtio with <acceleration accel3d='yes'/>.",
  checks: [{ command: 'ls /usr/share/qemu/vhost-user' }, { command: 'ls -l /dev/dri' }],
  xml: [{ path: 'devices/video/driver/@name' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_vhost_user.c, qemu_vhost_user_gpu.c', text: 'Unable to find a satisfying vhost-user-gpu' },
  samples: [
    'error: operation failed: Unable to find a satisfying vhost-user-gpu',
    "error: internal error: Could not start 'vhost-user-gpu'. exitstatus: 7",
  ],
  nearMisses: ['vhost-user-gpu started'],
});
