import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-dnsmasq-version',
  category: 'network',
  severity: 'fatal',
  title: 'libvirt cannot use this dnsmasq',
  match: [
    "annot parse {path:path} version number in '{text}",
    'dnsmasq version >= {need:path} required but {have:path} found',
  ],
  message: "libvirt cannot read dnsmasq's version, or it is too old.",
  why: 'libvirt runs dnsmasq --version and expects "Dnsmasq version N.N". A replacement such as pi-hole\'s FTL answers something else.',
  remedy: "Install the distribution's dnsmasq at the path libvirt uses; keep the replacement under another name.",
  checks: [
    { command: 'dnsmasq --version' },
    { command: 'command -v dnsmasq' },
  ],
  witness: {
    source: 'libvirt 9.0 src/util/virdnsmasq.c, dnsmasqCapsSetFromBuffer()',
    text: "cannot parse %s version number in '%.*s' / dnsmasq version >= %u.%u required but %llu.%llu found",
  },
  samples: [
    "error: internal error: cannot parse /usr/sbin/dnsmasq version number in 'Dnsmasq version FTL-v5  Copyright (c) 2020'",
    'error: internal error: dnsmasq version >= 2.67 required but 2.66 found',
  ],
  nearMisses: [
    'error: internal error: cannot parse qemu-img version',
    'dnsmasq version is 2.90',
  ],
});
