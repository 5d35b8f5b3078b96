import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-client-eof',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'A client hung up',
  match: [
    'End of file while reading data: Input/output error',
    'End of file while reading data: Eingabe-/Ausgabefehler',
    "End of file while reading data: Erreur d'entrée/sortie",
    'End of file while reading data: Error de entrada/salida',
    'End of file while writing data: Input/output error',
  ],
  message: 'A client of the daemon closed its connection without saying goodbye; harmless by itself.',
  why: 'The daemon logs it at level error. If a client failed at that moment, its own message is next to it.',
  remedy: 'Look at the lines around it; nothing has to be done about this one.',
  checks: [{ command: 'journalctl -u libvirtd -u virtqemud --since -5min' }],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnetsocket.c, virNetSocketReadWire()',
    text: 'End of file while reading data',
  },
  samples: [
    '2023-03-03 03:03:03.003+0000: 5: error : virNetSocketReadWire:1793 : End of file while reading data: Input/output error',
    'virtnetworkd[44]: End of file while reading data: Input/output error',
  ],
  nearMisses: [
    'error: End of file while reading data: ssh: connect to host hv2 port 22: Connection refused: Input/output error',
    '2023-03-03 03:03:03.003+0000: 5: error : qemuMonitorIO:713 : internal error: End of file from qemu monitor',
  ],
});
