import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-spice-tls-off',
  category: 'graphics',
  severity: 'fatal',
  title: 'The XML wants encrypted SPICE, qemu.conf has it off',
  match: ['tried to setup tls-channel without specifying a TLS port', 'spice TLS port set in XML configuration, but TLS is disabled in qemu.conf', 'Auto allocation of spice TLS port requested but spice TLS is disabled in qemu.conf', 'spice (secure channels set|defaultMode secure requested) in XML configuration, but TLS connection is not available'],
  message: 'The SPICE graphics of the XML needs TLS, which is switched off on this host.',
  why: 'spice_tls is 0 in qemu.conf, so there is no TLS port or secure channel to offer.',
  remedy: "Set spice_tls = 1 with certificates in place, or drop tlsPort, secure channels and defaultMode='secure' from the XML.",
  checks: [{ command: "grep -E '^spice_tls' /etc/libvirt/qemu.conf" }, { command: 'virsh dumpxml VM --xpath //graphics' }],
  xml: [{ path: "devices/graphics[@type='spice']/@tlsPort" }, { path: "devices/graphics[@type='spice']" }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_command.c qemuBuildGraphicsSPICECommandLine, src/qemu/qemu_process.c; QEMU ui/spice-core.c', text: 'spice TLS port set in XML configuration, but TLS is disabled in qemu.conf / spice: tried to setup tls-channel without specifying a TLS port' },
  samples: ['qemu-system-x86_64: spice: tried to setup tls-channel without specifying a TLS port', 'error: unsupported configuration: spice TLS port set in XML configuration, but TLS is disabled in qemu.conf', 'error: unsupported configuration: spice defaultMode secure requested in XML configuration, but TLS connection is not available'],
  nearMisses: ['reds_init_ssl: Could not load certificates from /etc/pki/qemu/server-cert.pem', 'spice insecure channels set in XML configuration, but plaintext connection is not available'],
});
