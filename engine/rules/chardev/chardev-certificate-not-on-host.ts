import { certificateFolder, isOnInConf, missingCertificates } from '../../schema/domain/host-tls.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const there = (...names: string[]) => ['ca-cert.pem', 'server-cert.pem', 'server-key.pem'].map((name) => ({ path: `/etc/pki/qemu/${name}`, exists: names.includes(name) }));
const host = { security: { qemuConf: {} }, certificates: [{ path: '/etc/pki/libvirt-chardev', exists: false }, { path: '/etc/pki/qemu', exists: true }, ...there('ca-cert.pem')] };
const serial = (source: string): string => `<serial type='tcp'>${source}<protocol type='raw'/></serial>`;

export default defineRule({
  id: 'chardev-certificate-not-on-host',
  cause: 'chr-tls-certs',
  profile: 'host',
  severity: 'error',
  title: 'An encrypted console without its certificate',
  why: 'A TCP connection of a serial port, console or channel is encrypted where its source or chardev_tls in qemu.conf says so. QEMU does not start when the certificates for it are missing: its own and its key where it listens, that of the authority in any case.',
  remedy: "Put ca-cert.pem, and where QEMU listens server-cert.pem and server-key.pem, where qemu.conf says; or set tls='no' at the source.",
  witness: [{ source: 'qemu 7.2.0 crypto/tlscredsx509.c qcrypto_tls_creds_get_path', text: 'Unable to access credentials %s' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/serial', 'domain/devices/parallel', 'domain/devices/console', 'domain/devices/channel'],
  needs: ['security', 'certificates'],
  *check(device, { host: { security: { qemuConf }, certificates } }) {
    const source = child(device, 'source');
    if (value(device, 'type') !== 'tcp' || !source || !qemuConf) return;
    const [tls, listens] = [attribute(source, 'tls'), value(source, 'mode') === 'bind'];
    if (tls ? tls.value !== 'yes' : !isOnInConf(qemuConf, 'chardev_tls')) return;
    const known = { qemuConf, certificates };
    // Who connects shows a certificate only where it has one.
    const missing = missingCertificates(certificateFolder('chardev', known), known).filter((path) => listens || !/\/server-(?:cert|key)\.pem$/.test(path));
    if (missing.length > 0) yield { at: tls ?? attribute(device, 'type')!, message: `${deviceName(device)} is to be encrypted (${tls ? "tls='yes'" : 'chardev_tls in qemu.conf'}), but the host has no ${missing.map((path) => path.slice(0, 120)).join(', ')}.` };
  },
  bad: [
    { xml: serial("<source mode='bind' host='127.0.0.1' service='4555' «tls='yes'»/>"), host },
    { xml: "<serial «type='tcp'»><source mode='bind' host='127.0.0.1' service='4555'/><protocol type='raw'/></serial>", host: { ...host, security: { qemuConf: { chardev_tls: '1' } } } },
    { xml: serial("<source mode='connect' host='127.0.0.1' service='4555' «tls='yes'»/>"), host: { ...host, certificates: [{ path: '/etc/pki/qemu', exists: false }] } },
  ],
  good: [
    { xml: serial("<source mode='connect' host='127.0.0.1' service='4555' tls='yes'/>"), host },
    { xml: serial("<source mode='bind' host='127.0.0.1' service='4555'/>"), host },
    { xml: serial("<source mode='bind' host='127.0.0.1' service='4555' tls='yes'/>"), host: { ...host, certificates: [{ path: '/etc/pki/qemu', exists: true }, ...there('ca-cert.pem', 'server-cert.pem', 'server-key.pem')] } },
  ],
});
