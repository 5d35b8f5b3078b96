import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-port-inuse',
  category: 'configuration',
  severity: 'fatal',
  title: 'The port of a character device is already taken',
  match: ['-chardev socket,…: Failed to bind socket to {path:path}: Address already in use', '-chardev socket,…port={port:number},…: Failed to find an available port: Address already in use', '-chardev socket,…: Failed to (bind|listen on) socket: Address already in use'],
  message: 'The port or socket that a serial console, channel or monitor should listen on belongs to another program.',
  why: 'Another VM or program on the host listens there; a port in the XML can serve one VM only.',
  remedy: 'Give each VM a port of its own, or end what holds it.',
  checks: [{ command: 'ss -ltnp', look: 'who has the port' }],
  xml: [
    { path: 'devices/serial/source/@service', equals: 'port' },
    { path: 'devices/console/source/@service', equals: 'port' },
    { path: 'devices/channel/source/@service', equals: 'port' },
    { path: 'devices', equals: 'port' },
  ],
  witness: { source: 'QEMU 7.2 and 10.0, util/qemu-sockets.c, inet_listen_saddr(); util/qemu-sockets.c unix_listen_saddr', text: 'Failed to find an available port / Failed to bind socket to %s' },
  samples: ['qemu-system-x86_64: -chardev socket,id=c7,path=/srv/pear.sock,server=on: Failed to bind socket to /srv/pear.sock: Address already in use', 'qemu-system-x86_64: -chardev socket,id=charserial1,host=10.0.0.3,port=7001,server=on,wait=off: Failed to find an available port: Address already in use'],
  nearMisses: ['qemu-system-x86_64: -vnc 10.0.0.3:12: Failed to find an available port: Address already in use', 'qemu-system-x86_64: -chardev socket,id=charserial1,host=10.0.0.3,port=7001: Failed to connect to socket: Connection refused'],
});
