import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-nbd-export-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'The NBD server has no such export',
  match: [
    'Requested export not available',
    "export '{export:quoted}' not (present|available|found)",
  ],
  message: 'The NBD server has no export of the requested name.',
  why: '<source name=> and the name given to the server differ (qemu-nbd -x, or the default export with the empty name).',
  remedy: 'Ask the server for its list and correct the name on one side.',
  checks: [{ command: 'nbdinfo --list nbd://HOST:PORT' }],
  xml: [{ path: 'devices/disk/source/@name' }],
  witness: {
    source: 'QEMU 10.0 nbd/client.c, nbd_handle_reply_err()',
    text: 'Requested export not available',
  },
  samples: [
    'qemu-kvm: -blockdev {"driver":"nbd","export":"x1"}: Requested export not available\nserver reported: export \'x1\' not present',
    "qemu-img: Could not open 'nbd://store/x1': Requested export not available",
  ],
  nearMisses: [
    "exportfs: export '/srv' added",
    "qemu-img: Could not open 'nbd://store/x1': Failed to connect to 'store:10809': Connection refused",
  ],
});
