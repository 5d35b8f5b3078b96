import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-nbd-lost',
  category: 'storage',
  severity: 'fatal',
  title: "The network disk's server went away",
  match: [
    'block nbd{device:number}: (Connection timed out|shutting down sockets|Receive control failed|Possible stuck request|Send control failed|Dead connection)',
    '"driver":"nbd"…Unexpected end-of-file before all',
  ],
  message: 'The connection to an NBD server broke while it was in use.',
  why: 'The server process ended or the network broke; reads and writes of that disk fail until it is back.',
  remedy: "Bring the server back under the same address and export, then virsh resume DOMAIN. A <reconnect delay=> in the disk's source bridges short breaks.",
  checks: [
    { command: 'virsh domblkerror DOMAIN' },
    { command: 'ss -tn', look: 'the connection to the server' },
    { command: 'virsh resume DOMAIN', changes: true },
  ],
  xml: [{ path: 'devices/disk/source/host' }],
  witness: {
    source: 'Linux drivers/block/nbd.c; QEMU 10.0 nbd/client.c',
    text: 'block nbd%d: Connection timed out / Unexpected end-of-file before all %s were read',
  },
  samples: [
    '[ 250.000001] block nbd3: Connection timed out',
    '[ 250.000002] block nbd3: shutting down sockets',
    'qemu-kvm: -blockdev {"driver":"nbd","node-name":"n"}: Unexpected end-of-file before all data were read',
  ],
  nearMisses: [
    '[ 1.000001] nbd: registered device at major 43',
    'block nbd3: NBD_DISCONNECT',
  ],
});
