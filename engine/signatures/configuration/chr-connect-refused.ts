import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-connect-refused',
  category: 'configuration',
  severity: 'fatal',
  title: 'Nobody listens where a character device should connect',
  match: ["-chardev …Failed to connect to '{where:quoted}': (Connection timed out|No route to host|Network is unreachable|Connection reset by peer)", "-chardev socket,{args:path}: Failed to connect to '{where:quoted}': Connection refused", "-chardev …Failed to connect to '{where:quoted}': Connection refused"],
  message: 'A character device should connect to {where}, but nobody answers there.',
  why: 'The program at the other end is not started, or listens elsewhere; a client socket (mode connect) needs it at the start of the VM.',
  remedy: "Start the listener first, use mode='bind' to let QEMU listen, or add <reconnect enabled='yes' timeout='10'/>.",
  checks: [{ command: 'ss -ltnp' }, { command: 'virsh dumpxml --inactive VM' }],
  xml: [{ path: "devices/serial[@type='tcp']/source" }, { path: 'devices/serial/source' }],
  yieldsTo: ['rng-egd-refused', 'shmem-server-missing', 'net-vhost-user-sock', 'stor-vhost-user-sock', 'pve-qmeventd-sock'],
  witness: { source: 'QEMU 7.2 and 10.0, util/qemu-sockets.c inet_connect_addr and chardev/char-socket.c', text: "Failed to connect to '%s:%s'" },
  samples: ["qemu-system-x86_64: -chardev socket,id=c7,host=10.7.7.7,port=7777: Failed to connect to '10.7.7.7:7777': Connection timed out", "qemu-system-x86_64: -chardev socket,id=charserial1,host=10.0.0.5,port=4555: Failed to connect to '10.0.0.5:4555': Connection refused", "qemu-kvm: -chardev socket,id=charchannel3,path=/run/ctl.sock: Failed to connect to '/run/ctl.sock': Connection refused"],
  nearMisses: ["-blockdev {\"driver\":\"nbd\"}: Failed to connect to '127.0.0.1:10809': Connection refused", "Failed to connect socket to '/var/run/libvirt/libvirt-sock': Connection refused"],
});
