import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-parse-user',
  category: 'configuration',
  severity: 'fatal',
  title: 'A user or group of the configuration does not exist',
  match: ['User "{account:quoted}" doesn\'t exist \\(and is not <uid>', "Failed to parse (user|group) '{account:quoted}'", "unknown (user|group) '{account:quoted}'", "Failed to find (user|group) record for (name|gid|uid) '{account:quoted}'", 'failed to parse uid and gid from \'{account:quoted}\''],
  unless: ['sshd', 'chown:', 'sudo', 'pam_', 'Invalid user'],
  message: 'The account {account} that the configuration names does not exist on this host.',
  why: 'user, group, unix_sock_group, swtpm_user and the like must be names or +numbers of the host; a package that makes them is missing, or the file came from another distribution.',
  remedy: 'Correct the name in qemu.conf or libvirtd.conf (libvirt-qemu on Debian, qemu on Fedora), or install the package that creates the account, and restart the daemon.',
  checks: [{ command: 'getent passwd libvirt-qemu qemu swtpm tss' }, { command: "grep -E '^(user|group|swtpm_user|swtpm_group|unix_sock_group)' /etc/libvirt/*.conf" }],
  xml: [{ path: 'seclabel/label', equals: 'account' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virutil.c virGetUserID and virGetGroupID; QEMU os-posix.c', text: 'Failed to parse user \'%1$s\' / User "%s" doesn\'t exist (and is not <uid>:<gid>)' },
  samples: ['qemu-system-x86_64: -runas pear: User "pear" doesn\'t exist (and is not <uid>:<gid>)', "error: invalid argument: Failed to parse user 'qemuu'", "libvirtd[44]: invalid argument: Failed to parse group 'virt-admins'"],
  nearMisses: ["sshd[9]: Invalid user 'bob' from 10.0.0.1", "Failed to parse users from 'x'"],
});
