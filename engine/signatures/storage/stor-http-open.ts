import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-http-open',
  category: 'storage',
  severity: 'fatal',
  title: 'A disk by HTTP cannot be read',
  match: ['CURL: Error opening file: {error}', "erver does not support 'range' \\(byte ranges\\)"],
  message: 'QEMU could not open the HTTP, HTTPS or FTP source of a disk.',
  why: 'The address is wrong, the server does not answer, its certificate is not trusted, or it does not give parts of a file (byte ranges).',
  remedy: 'Fetch the first bytes by hand with the same address; take a server that answers 206 Partial Content, or download the image.',
  checks: [{ command: 'curl -sI -r 0-99 URL' }],
  xml: [{ path: 'devices/disk/source' }],
  witness: { source: 'QEMU 10.0 and 7.2 block/curl.c curl_open', text: "CURL: Error opening file: %s; Server does not support 'range' (byte ranges)." },
  samples: [
    'qemu-system-x86_64: -blockdev pear: CURL: Error opening file: The requested URL returned error: 404',
    "qemu-system-x86_64: -blockdev pear: Server does not support 'range' (byte ranges).",
  ],
  nearMisses: ['curl: (22) The requested URL returned error: 404'],
});
