import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'tpm-setup-failed',
  category: 'tpm',
  severity: 'fatal',
  title: "Preparing the emulated TPM's state failed",
  match: ["Could not run '{program:quoted}swtpm_setup{rest:quoted}'", "Could not run '{program:quoted}swtpm-create-user-config-files'", "Could not run '{program:quoted}' to create config files"],
  message: 'swtpm_setup ended with an error, so the VM has no TPM to start with.',
  why: 'Mostly permissions: the user of swtpm cannot write its state, its log or /var/lib/swtpm-localca; AppArmor or SELinux may forbid it too.',
  remedy: "Read the log that the message names (in /var/log/swtpm/libvirt/qemu). Then correct owner and mode of the directories for the user in swtpm_user, or the profile.",
  checks: [{ command: 'tail /var/log/swtpm/libvirt/qemu/VM-swtpm.log' }, { command: 'ls -ld /var/lib/swtpm-localca /var/lib/libvirt/swtpm' }, { command: "grep -E '^swtpm_(user|group)' /etc/libvirt/qemu.conf" }, { command: 'journalctl -k -g "DENIED|avc"' }],
  xml: [{ path: 'devices/tpm' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_tpm.c qemuTPMEmulatorRunSetup", text: "Could not run '%1$s'. exitstatus: %2$d; Check error log '%3$s' for details." },
  samples: ["error: internal error: Could not run '/usr/bin/swtpm_setup'. exitstatus: 13; Check error log '/var/log/swtpm/libvirt/qemu/desk-swtpm.log' for details.", "2025-05-05 05:05:05.505+0000: 4: error : qemuTPMEmulatorReconfigure:700 : internal error: Could not run '/usr/bin/swtpm_setup --reconfigure'. exitstatus: 1; Check error log '/var/log/swtpm/libvirt/qemu/desk-swtpm.log' for details."],
  nearMisses: ["error: Unable to find 'swtpm_setup' binary in $PATH: No such file or directory", 'swtpm_setup: Not overwriting existing state file.'],
});
