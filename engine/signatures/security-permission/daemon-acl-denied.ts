import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-acl-denied',
  category: 'security/permission',
  severity: 'fatal',
  title: 'An access rule of libvirt refuses the call',
  match: ["access denied: '{driver:quoted}' denied access"],
  message: 'The access driver {driver} does not allow this call.',
  why: 'access_drivers in libvirtd.conf is on, and a polkit rule says which user may do what to which VM. libvirt keeps the reason out of the answer; the daemon’s log has it.',
  remedy: 'Allow the action in /etc/polkit-1/rules.d, or take the driver out of access_drivers.',
  checks: [{ command: 'grep -r access_drivers /etc/libvirt' }, { command: 'journalctl -u polkit' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/access/viraccessmanager.c virAccessManagerSanitizeError', text: "'%1$s' denied access" },
  samples: ["error: access denied: 'polkit' denied access"],
  nearMisses: ['error: access denied: pear'],
});
