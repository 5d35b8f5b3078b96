import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'tpm-state-dir',
  category: 'tpm',
  severity: 'fatal',
  title: "The directory of the emulated TPM's state cannot be made or written",
  match: ['Could not create TPM directory {dir:path}: {error}', 'Could not create directory {dir:path}swtpm{rest:path} as {uid:number}:{gid:number}', 'Could not chown on swtpm logfile {file:path}', 'Need (read|write|read/write) rights on {what} for user', 'swtpm: Could not open lockfile'],
  message: "The swtpm user cannot use the directory with the TPM's state or log.",
  why: 'Owner or mode is wrong after a restore, an update or a change of swtpm_user, or the file system is read-only or full.',
  remedy: "Give the directories under /var/lib/libvirt/swtpm and /var/log/swtpm to the swtpm user (Debian: swtpm; Fedora: tss) without deleting what they hold.",
  checks: [{ command: 'namei -l /var/lib/libvirt/swtpm/UUID/tpm2' }, { command: "grep -E '^swtpm_(user|group)' /etc/libvirt/qemu.conf" }, { command: 'df -h /var/lib/libvirt/swtpm' }],
  xml: [{ path: 'devices/tpm/backend' }, { path: 'devices/tpm' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_tpm.c qemuTPMEmulatorCreateStorage; swtpm src/swtpm_setup', text: 'Could not create TPM directory %1$s' },
  samples: ['error: Could not create TPM directory /var/lib/libvirt/swtpm/0a1b2c3d/tpm2: Permission denied', 'error: Could not chown on swtpm logfile /var/log/swtpm/libvirt/qemu/desk-swtpm.log: Operation not permitted'],
  nearMisses: ['Could not create directory /srv/images: Permission denied', "Could not run '/usr/bin/swtpm_setup'. exitstatus: 1"],
});
