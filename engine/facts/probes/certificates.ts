import { defineProbe } from '../probe.ts';

/** The folders of libvirt's qemu_conf.c (virQEMUDriverConfigSetDefaults) and those that qemu.conf names. Nothing of a file is read but whether it is there. */
const LOOK = `set -f
{ printf '%s\\n' /etc/pki/qemu /etc/pki/libvirt-spice /etc/pki/libvirt-vnc /etc/pki/libvirt-chardev
sed -n 's/^[[:space:]]*[a-z_]*tls_x509_cert_dir[[:space:]]*=[[:space:]]*"\\(\\/[^"]*\\)".*/\\1/p' /etc/libvirt/qemu.conf 2> /dev/null | head -n 8; } | sort -u | while IFS= read -r d; do
if [ -d "$d" ]; then echo "there|$d"; if [ ! -x "$d" ]; then continue; fi; else echo "absent|$d"; continue; fi
for f in ca-cert.pem server-cert.pem server-key.pem; do if [ -e "$d/$f" ]; then echo "there|$d/$f"; else echo "absent|$d/$f"; fi; done
done`;

export default defineProbe({
  id: 'certificates',
  title: 'Certificates for encrypted screens and consoles',
  why: 'With TLS switched on in qemu.conf, a machine does not start without them. Whether the files are there, nothing of what is in them.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 16384, seconds: 5 },
  parse(stdout) {
    const certificates = [...stdout.matchAll(/^(there|absent)\|(\/.{1,500})$/gm)].map(([, state, path]) => ({ path: path!, exists: state === 'there' }));
    return certificates.length > 0 ? { certificates } : {};
  },
  samples: [{
    stdout: 'absent|/etc/pki/libvirt-spice\nthere|/etc/pki/qemu\nthere|/etc/pki/qemu/ca-cert.pem\nabsent|/etc/pki/qemu/server-cert.pem\n',
    facts: { certificates: [{ path: '/etc/pki/libvirt-spice', exists: false }, { path: '/etc/pki/qemu', exists: true }, { path: '/etc/pki/qemu/ca-cert.pem', exists: true }, { path: '/etc/pki/qemu/server-cert.pem', exists: false }] },
  }],
});
