import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-polkit-pkcheck',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The polkit check cannot be made',
  match: [
    'cannot execute binary {path:path}pkcheck: No such file or directory',
    "annot find 'pkcheck' in path",
    "nable to find 'pkcheck' binary",
    'pkcheck: No such file or directory',
    '/pkcheck{args}unexpected exit status {status:number}',
    'The name org.freedesktop.PolicyKit1 was not provided by any .service files',
    'org.freedesktop.PolicyKit1{what}(not activatable|not found|could not be found|Unit polkit.service)',
    'olkit auth attempted, even though polkit is not available',
  ],
  message: 'The daemon wants to ask polkit, which is not there.',
  why: 'auth_unix_rw = "polkit" is the default; polkit is not installed or does not run (containers, minimal systems).',
  remedy: 'Install and start polkit, or set auth_unix_rw = "none" together with unix_sock_group and unix_sock_rw_perms = "0770" so that only that group gets in.',
  checks: [
    { command: 'systemctl status polkit' },
    { command: "grep -E 'auth_unix|unix_sock' /etc/libvirt/libvirtd.conf" },
  ],
  witness: {
    source: 'libvirt 1.x src/util/virpolkit.c (pkcheck), libvirt 11.3 src/util/virgdbus.c',
    text: 'cannot execute binary %s / error from service: %s',
  },
  samples: [
    'error: authentication failed: polkit: libvirt:  error : cannot execute binary /usr/bin/pkcheck: No such file or directory',
    'error: error from service: GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.PolicyKit1 was not provided by any .service files',
    "libvirtd[6]: Cannot find 'pkcheck' in path: No such file or directory",
    'error: authentication failed: polkit: Child process (/usr/bin/pkcheck --action-id org.libvirt.unix.manage --process 9,1,0) unexpected exit status 127: pkcheck: error while loading shared libraries',
  ],
  nearMisses: [
    "error: authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.manage'",
    'systemd[1]: Started polkit.service - Authorization Manager.',
  ],
});
