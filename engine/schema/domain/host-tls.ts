/** Where libvirt's QEMU driver looks for certificates (libvirt 11.3.0 src/qemu/qemu_conf.c virQEMUDriverConfigSetDefaults). */
import type { HostFacts } from '../../facts/host-facts.ts';

type Known = Pick<Required<HostFacts>, 'certificates'> & { readonly qemuConf: Readonly<Record<string, string>> };

/** The folder for `spice`, `vnc` or `chardev`: what qemu.conf says, what is there, else the common one. */
export function certificateFolder(kind: 'spice' | 'vnc' | 'chardev', { certificates, qemuConf }: Known): string {
  const own = qemuConf[`${kind}_tls_x509_cert_dir`] ?? qemuConf['default_tls_x509_cert_dir'];
  if (own !== undefined) return own;
  const usual = `/etc/pki/libvirt-${kind}`;
  return certificates.some(({ path, exists }) => path === usual && exists) ? usual : '/etc/pki/qemu';
}

/** What of a server's certificate, its key and its authority's certificate is known to be missing. */
export const missingCertificates = (folder: string, { certificates }: Known): readonly string[] => {
  if (certificates.some(({ path, exists }) => path === folder && !exists)) return [folder];
  return certificates.filter(({ path, exists }) => !exists && path.startsWith(`${folder}/`)).map(({ path }) => path);
};

export const isOnInConf = (qemuConf: Readonly<Record<string, string>>, key: string): boolean => Number(qemuConf[key] ?? 0) !== 0;
