import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-libvirtd-banner',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'Banner of a libvirt daemon',
  match: [
    ': info : libvirt version: {version:path}',
    ': info : hostname: {host:path}',
    '^libvirt version: {version:path}',
    '^hostname: {host:path}$',
  ],
  unless: ['starting up'],
  message: 'A libvirt daemon wrote its version or host name at the start of its log.',
  why: 'They are the first two records of each log.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'libvirt 11.3 src/util/virlog.c, virLogVersionString(), virLogHostnameString()',
    text: 'libvirt version: %s / hostname: %s',
  },
  samples: [
    '2024-05-05 05:05:05.050+0000: 5: info : libvirt version: 10.0.0, package: 2 (Builder <a@example.org>)',
    'libvirtd[5]: hostname: hv7',
    '2024-05-05 05:05:05.050+0000: 5: info : hostname: hv7',
  ],
  nearMisses: [
    '2024-05-05 05:05:05.050+0000: starting up libvirt version: 10.0.0, qemu version: 8.2.2, kernel: 6.8.0, hostname: hv7',
    'libvirtd[5]: hostname lookup failed',
  ],
});
