import { certificateFolder, isOnInConf, missingCertificates } from '../../schema/domain/host-tls.ts';
import { deviceName, isYes } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { security: { qemuConf: { spice_tls: '1' } }, certificates: [{ path: '/etc/pki/libvirt-spice', exists: false }, { path: '/etc/pki/qemu', exists: true }, { path: '/etc/pki/qemu/ca-cert.pem', exists: true }, { path: '/etc/pki/qemu/server-cert.pem', exists: false }, { path: '/etc/pki/qemu/server-key.pem', exists: false }] };

type Conf = Readonly<Record<string, string>>;

/** SPICE has a TLS port: by number, or because libvirt chooses one (qemuProcessSPICEAllocatePorts). */
function hasTlsPort(graphics: Element): boolean {
  const [port, written] = [value(graphics, 'port'), value(graphics, 'tlsPort')];
  const listens = value(child(graphics, 'listen'), 'type') ?? 'address';
  if (listens !== 'address' && listens !== 'network') return false;
  if (isYes(graphics, 'autoport') || (port === undefined && written === undefined)) return value(graphics, 'defaultMode') !== 'insecure' || children(graphics, 'channel').some((c) => value(c, 'mode') === 'secure');
  return written !== undefined && written !== '0';
}

const KINDS: Readonly<Record<string, (graphics: Element, conf: Conf) => boolean>> = {
  spice: (graphics, conf) => isOnInConf(conf, 'spice_tls') && hasTlsPort(graphics),
  vnc: (graphics, conf) => isOnInConf(conf, 'vnc_tls') && !attribute(graphics, 'socket'),
};

export default defineRule({
  id: 'tls-certificate-not-on-host',
  cause: 'gfx-spice-tls-certs',
  profile: 'host',
  severity: 'error',
  title: 'An encrypted screen without its certificate',
  why: 'spice_tls or vnc_tls in qemu.conf makes QEMU encrypt the screens of all guests. It does not start when the certificates that it shows to clients are missing.',
  remedy: 'Put ca-cert.pem, server-cert.pem and server-key.pem where qemu.conf says, or switch the encryption off there and restart the daemon.',
  witness: [{ source: 'spice 0.15 server/reds.cpp reds_init_ssl', text: 'Could not load certificates from %s' }, { source: 'qemu 7.2.0 crypto/tlscredsx509.c qcrypto_tls_creds_get_path', text: 'Unable to access credentials %s' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/graphics'],
  needs: ['security', 'certificates'],
  *check(graphics, { host: { security: { qemuConf }, certificates } }) {
    const type = attribute(graphics, 'type');
    if (!type || !qemuConf || !Object.hasOwn(KINDS, type.value) || !KINDS[type.value]!(graphics, qemuConf)) return;
    const known = { qemuConf, certificates };
    const missing = missingCertificates(certificateFolder(type.value as 'spice' | 'vnc', known), known);
    if (missing.length > 0) yield { at: type, message: `${deviceName(graphics)} is to be encrypted by qemu.conf (${type.value}_tls), but the host has no ${missing.map((path) => path.slice(0, 120)).join(', ')}.` };
  },
  bad: [{ xml: "<graphics «type='spice'» autoport='yes'/>", host }, { xml: "<graphics «type='vnc'» port='5901'/>", host: { ...host, security: { qemuConf: { vnc_tls: '1', vnc_tls_x509_cert_dir: '/etc/pki/qemu' } } } }],
  good: [{ xml: "<graphics type='vnc' port='5901'/>", host }, { xml: "<graphics type='spice' port='5901' autoport='no'/>", host }, { xml: "<graphics type='spice' autoport='yes'/>", host: { ...host, security: { qemuConf: { spice_tls: '0' } } } }],
});
