import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-socket-missing',
  category: 'configuration',
  severity: 'fatal',
  title: 'A socket that a character device should connect to is not there',
  match: ["-chardev …Failed to connect to '{path:quoted}': No such file or directory"],
  unless: ['chrtpm', 'vhost', 'net_vhost', 'ivshmem', 'shmem'],
  message: 'The socket {path} does not exist.',
  why: 'The program that makes it is not running, or the path is wrong.',
  remedy: "Start that program before the VM, correct the path, or use mode='bind'.",
  checks: [{ command: 'ls -l PATH' }, { command: 'ss -xlp' }],
  xml: [{ path: 'devices/channel/source/@path', equals: 'path' }, { path: 'devices/serial/source/@path', equals: 'path' }],
  yieldsTo: ['net-vhost-user-sock', 'stor-vhost-user-sock', 'pve-qmeventd-sock', 'shmem-server-missing', 'rng-egd-refused'],
  witness: { source: 'QEMU 7.2 and 10.0, util/qemu-sockets.c unix_connect_saddr', text: "Failed to connect to '%s'" },
  samples: ["qemu-system-x86_64: -chardev socket,id=charserial2,path=/run/modem.sock: Failed to connect to '/run/modem.sock': No such file or directory", "qemu-kvm: -chardev socket,id=charchannel1,path=/srv/bus: Failed to connect to '/srv/bus': No such file or directory"],
  nearMisses: ["-chardev socket,id=c,path=/run/x: Failed to connect to '/run/x': Connection refused", "Unable to bind to UNIX socket path '/run/x.sock': No such file or directory"],
});
