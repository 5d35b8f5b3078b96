import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-polkit-noagent',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The user may not manage libvirt',
  match: [
    'no polkit agent available to authenticate action',
    'Authorization requires authentication but no agent is available',
    'authentication (failed|unavailable): polkit{reason}',
    'authentication failed: access denied by policy',
    'authentication failed: authentication cancelled',
    'authentication cancelled: user cancelled authentication process',
    'polkit text authentication agent unavailable',
    "ailed to connect socket to '{socket:quoted}-sock': Permission denied",
  ],
  unless: [
    'virtlogd-sock',
    'virtlockd-sock',
  ],
  message: 'The user may not manage the system libvirt, and nobody was there to ask for a password.',
  why: "qemu:///system is guarded by polkit (org.libvirt.unix.manage) or by the socket's group; a service, script or ssh session has no agent.",
  remedy: 'Add the user to group libvirt and log in again, or write a polkit rule for org.libvirt.unix.manage. Membership amounts to root on this host. For own VMs without privileges use qemu:///session.',
  checks: [
    { command: 'id' },
    { command: 'ls -l /run/libvirt/libvirt-sock' },
    { command: "grep -E 'unix_sock_group|auth_unix_rw' /etc/libvirt/libvirtd.conf" },
    { command: 'usermod -aG libvirt USER', changes: true },
  ],
  yieldsTo: ['daemon-polkit-pkcheck'],
  witness: {
    source: 'libvirt 11.3 src/util/virpolkit.c, virPolkitCheckAuth()',
    text: "no polkit agent available to authenticate action '%1$s'",
  },
  samples: [
    "error: authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.manage'",
    'libvirt: XML-RPC error : authentication failed: access denied by policy',
    "error: Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied",
    'error: authentication failed: polkit: polkit\\56retains_authorization_after_challenge=1\nAuthorization requires authentication but no agent is available.',
  ],
  nearMisses: [
    'polkitd[5]: Registered Authentication Agent for unix-session:2',
    "error: Failed to connect socket to '/var/run/libvirt/libvirt-sock': Connection refused",
  ],
});
