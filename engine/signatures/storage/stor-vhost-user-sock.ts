import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-vhost-user-sock',
  category: 'storage',
  severity: 'fatal',
  title: 'The socket of the vhost-user disk server is not there',
  match: [
    "chr-vu-{disk:word}{options}Failed to connect to '{path:quoted}': {reason}",
    'vhost-user-blk{what}Failed to read msg header',
  ],
  unless: [
    'chr-vu-fs',
    'chr-vu-video',
  ],
  message: 'The vhost-user disk server cannot be reached through its socket.',
  why: "<disk type='vhostuser'> needs a running server (SPDK, qemu-storage-daemon) that has created the socket and lets the QEMU user in.",
  remedy: "Start the server before the VM and check the socket's path, owner and mode.",
  checks: [
    { command: 'ss -xl', look: 'the socket and its server' },
    { command: 'ls -lZ -- SOCKET' },
  ],
  xml: [{ path: 'devices/disk/source/@path', equals: 'path' }],
  witness: {
    source: 'QEMU 10.0 util/qemu-sockets.c, unix_connect_saddr(), alias from libvirt 11.3 src/qemu/qemu_alias.c',
    text: "Failed to connect to '%s'",
  },
  samples: [
    "qemu-kvm: -chardev socket,id=chr-vu-virtio-disk0,path=/run/spdk/v.sock: Failed to connect to '/run/spdk/v.sock': No such file or directory",
    "qemu-kvm: -chardev socket,id=chr-vu-virtio-disk1,path=/run/spdk/w.sock: Failed to connect to '/run/spdk/w.sock': Connection refused",
  ],
  nearMisses: [
    "qemu-kvm: -chardev socket,id=chr-vu-fs0,path=/run/v.sock: Failed to connect to '/run/v.sock': Connection refused",
    "qemu-kvm: -chardev socket,id=charnet0,path=/run/v.sock: Failed to connect to '/run/v.sock': Connection refused",
  ],
});
