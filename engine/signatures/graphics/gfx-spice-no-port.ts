import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-spice-no-port',
  category: 'graphics',
  severity: 'fatal',
  title: 'SPICE was set up without a port',
  match: ['neither port nor tls-port specified for spice', 'spice: neither port nor', 'no port (set|specified) for (spice|SPICE)', 'SPICE: port and tls-port', "(spice|SPICE) port is out of range", 'spice tls-port is out of range', "auto allocation of SPICE {what:path} port", "At least one of port and tls-port"],
  ignoreCase: true,
  message: 'SPICE has neither a plain nor a TLS port that could be used.',
  why: 'QEMU needs port, tls-port or a socket; with autoport=\'no\' libvirt passes on what the XML says.',
  remedy: "Set port='…' or autoport='yes' (or a socket) at the SPICE graphics.",
  checks: [{ command: 'virsh dumpxml VM --xpath //graphics' }],
  xml: [{ path: "devices/graphics[@type='spice']/@autoport" }, { path: "devices/graphics[@type='spice']" }],
  witness: { source: 'QEMU 7.2 and 10.0, ui/spice-core.c qemu_spice_init', text: 'neither port nor tls-port specified for spice' },
  samples: ['qemu-system-x86_64: neither port nor tls-port specified for spice', 'qemu-kvm: spice port is out of range'],
  nearMisses: ['failed to initialize spice server', 'spice port 5900'],
});
