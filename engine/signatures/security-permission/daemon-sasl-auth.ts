import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-sasl-auth',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The SASL login failed',
  match: [
    'requested authentication type {type:word} rejected',
    'SSF {ssf:number} was not strong enough',
    'ailed to initialize SASL library',
    'Failed to (start|step) SASL negotiation: {reason}',
    'SASL mechanism {mechanism:word} not supported by server',
    "SASL client identity '{user:quoted}' not allowed by ACL",
    'no SASL mechanisms are available',
    'annot list SASL mechanisms',
    'authentication failed: authentication failed',
    'authentication failed: Failed to collect auth credentials',
    'Failed to create SASL client context',
  ],
  message: 'The SASL login to libvirt failed.',
  why: 'The user does not exist in the SASL database, the password is wrong, or client and server share no mechanism.',
  remedy: 'Create the user with saslpasswd2 -a libvirt USER, and compare mech_list in /etc/sasl2/libvirt.conf with the packages installed on both sides.',
  checks: [
    { command: 'sasldblistusers2 -f /etc/libvirt/passwd.db' },
    { command: "grep -E 'mech_list|sasldb_path' /etc/sasl2/libvirt.conf" },
    { command: "grep -E '^auth_' /etc/libvirt/libvirtd.conf" },
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnetsaslcontext.c; src/remote/remote_driver.c',
    text: 'Failed to start SASL negotiation: %1$d (%2$s) / Failed to step SASL negotiation: %1$d (%2$s) / requested authentication type %1$s rejected / negotiation SSF %1$d was not strong enough',
  },
  samples: [
    'error: authentication failed: requested authentication type sasl rejected',
    'error: authentication failed: negotiation SSF 7 was not strong enough',
    'error: authentication failed: Failed to start SASL negotiation: -4 (SASL(-4): no mechanism available: No worthy mechs found)',
    'libvirtd[3]: authentication failed: Failed to step SASL negotiation: -13 (SASL(-13): authentication failure: Password verification failed)',
    'error: authentication failed: authentication failed',
    "libvirtd[3]: SASL client identity 'bob@hv' not allowed by ACL",
  ],
  nearMisses: [
    "SASL mechanism list is 'digest-md5'",
    'sshd: authentication failed for user x',
  ],
});
