import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'tpm-binary-missing',
  category: 'tpm',
  severity: 'fatal',
  title: 'The software TPM is not installed',
  match: ["Unable to find '{program:quoted}swtpm{rest:quoted}' binary", '(swtpm|swtpm_setup|swtpm_ioctl){rest:word}: (command not found|not found)', "exec: \"swtpm{rest:quoted}\": executable file not found"],
  message: 'libvirt did not find the program swtpm.',
  why: 'The emulated TPM is a program of its own, and its package (swtpm, swtpm-tools) is not installed.',
  remedy: 'Install swtpm and swtpm-tools and restart the daemon.',
  checks: [{ command: 'command -v swtpm swtpm_setup swtpm_ioctl' }, { command: 'virsh domcapabilities --xpath //tpm' }],
  xml: [{ path: 'devices/tpm/backend' }, { path: 'devices/tpm' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/util/virtpm.c virTPMEmulatorInit (src/qemu/qemu_tpm.c)", text: "Unable to find '%1$s' binary in $PATH" },
  samples: ["error: Unable to find 'swtpm' binary in $PATH: No such file or directory", "libvirt.libvirtError: Unable to find 'swtpm_ioctl' binary in $PATH: No such file or directory"],
  nearMisses: ["error: Unable to find 'ebtables' binary in $PATH: No such file or directory", "internal error: Could not run '/usr/bin/swtpm_setup'. exitstatus: 1"],
});
