import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-nbd-refused',
  category: 'storage',
  severity: 'fatal',
  title: 'No NBD server listens',
  match: [
    '"driver":"nbd"…Failed to connect to \'{server:quoted}\': {reason}',
    'nbd:{source}Failed to connect{detail}: {reason}',
    'driver=nbd{source}Failed to connect{detail}: {reason}',
  ],
  message: 'The NBD server of a disk cannot be reached.',
  why: 'The server (qemu-nbd, nbd-server, a backup or migration export) is not started, listens elsewhere, or a firewall is between.',
  remedy: "Start the NBD server with the right address and export, or correct <host name= port=> in the disk's source.",
  checks: [
    { command: 'ss -ltn', look: 'on the server: the port' },
    { command: 'nbdinfo --list nbd://HOST:PORT' },
  ],
  xml: [{ path: 'devices/disk/source/host' }],
  witness: {
    source: 'QEMU 10.0 util/qemu-sockets.c, inet_connect_addr()',
    text: "Failed to connect to '%s:%s'",
  },
  samples: [
    'qemu-kvm: -blockdev {"driver":"nbd","server":{"type":"inet","host":"10.1.1.1","port":"10809"},"node-name":"n"}: Failed to connect to \'10.1.1.1:10809\': Connection refused',
    "qemu-img: Could not open 'nbd://store:10809/x': Failed to connect to 'store:10809': No route to host",
    "qemu-kvm: -drive driver=nbd,host=store,port=10809: Failed to connect to 'store:10809': Connection refused",
  ],
  nearMisses: [
    "qemu-kvm: -chardev socket,host=10.1.1.1,port=4000,id=c: Failed to connect to '10.1.1.1:4000': Connection refused",
    'qemu-kvm: -blockdev {"driver":"nbd"}: Requested export not available',
  ],
});
