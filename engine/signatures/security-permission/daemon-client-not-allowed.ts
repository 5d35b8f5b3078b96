import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-client-not-allowed',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The daemon does not know this client',
  match: ['is not on the list of allowed clients', 'erver verification \\(of our certificate or IP address\\) failed'],
  message: 'The daemon refuses this client: its certificate or user name is not on the list.',
  why: 'tls_allowed_dn_list or sasl_allowed_username_list in libvirtd.conf (virtproxyd.conf) names who may connect.',
  remedy: 'Add the exact distinguished name (virt-pki-query-dn) or user to the list and restart the daemon.',
  checks: [{ command: 'grep -E "tls_allowed_dn_list|sasl_allowed" /etc/libvirt/*.conf' }, { command: 'virt-pki-query-dn clientcert.pem' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/rpc/virnettlscontext.c (11.3: virnettlscert.c), virnetsaslcontext.c, virnetclient.c', text: "Client's Distinguished Name is not on the list of allowed clients (tls_allowed_dn_list).  Use 'virt-pki-query-dn clientcert.pem'" },
  samples: [
    "error: Client's Distinguished Name is not on the list of allowed clients (tls_allowed_dn_list).",
    "error: authentication failed: Client's username is not on the list of allowed clients",
    'error: server verification (of our certificate or IP address) failed',
  ],
  nearMisses: ['a list of allowed clients'],
});
