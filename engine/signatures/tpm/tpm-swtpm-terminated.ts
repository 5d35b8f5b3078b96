import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'tpm-swtpm-terminated',
  category: 'tpm',
  severity: 'fatal',
  title: 'The TPM emulator ended unexpectedly',
  match: ['tpm-emulator: (Could not lock storage|TPM result for CMD_|Could not (stop TPM|set buffer size|cleanly shutdown)|No valid chardev found|Failed to send CMD_SET_DATAFD|could not set locality)', 'id=chrtpm…Failed to connect to ', 'swtpm process terminated unexpectedly', 'Authoring the TPM state failed', "swtpm (died unexpectedly|didn't show up|socket did not show up)", 'swtpm died and reported: {report}', 'Could not start the TPM (2|1)', 'tpm-emulator: (TPM result for CMD_INIT|could not send INIT|probing failed)', "is not emulating TPM device. Error:"],
  message: 'swtpm ended while the TPM was set up or started.',
  why: 'It could not write its state or log, was forbidden something by AppArmor, SELinux or seccomp, or another swtpm holds the state.',
  remedy: 'Run swtpm_setup by hand as the same user and read its log; check that the state directory belongs to the swtpm user and has room.',
  checks: [{ command: 'tail /var/log/swtpm/libvirt/qemu/VM-swtpm.log' }, { command: 'ls -lR /var/lib/libvirt/swtpm/UUID' }, { command: 'journalctl -k -g "DENIED|avc|swtpm"' }],
  xml: [{ path: 'devices/tpm/backend' }, { path: 'devices/tpm' }],
  yieldsTo: ['tpm-state-corrupt', 'tpm-setup-failed'],
  witness: { source: 'libvirt 11.3.0, src/qemu/qemu_tpm.c qemuTPMEmulatorStart; swtpm, src/swtpm_setup/swtpm.c; QEMU backends/tpm/tpm_emulator.c; QEMU 10.0 backends/tpm/tpm_emulator.c', text: 'swtpm died and reported: %1$s / tpm-emulator: Could not lock storage within 3 seconds: %s' },
  samples: ['qemu-system-x86_64: tpm-emulator: Could not lock storage within 3 seconds: Input/output error', 'error: internal error: swtpm died unexpectedly', 'An error occurred. Authoring the TPM state failed.', "qemu-kvm: tpm-emulator: TPM result for CMD_INIT: 0x9 operation failed"],
  nearMisses: ['swtpm process started', 'swtpm_setup: Not overwriting existing state file.'],
});
