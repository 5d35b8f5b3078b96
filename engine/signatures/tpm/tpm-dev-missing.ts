import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'tpm-dev-missing',
  category: 'tpm',
  severity: 'fatal',
  title: "The host's TPM device is not there",
  match: ['Could not open TPM device {device:path}:', "Cannot access TPM device using '{device:quoted}'", "'{device:quoted}' is not a TPM device", 'TPM device path {device:path} is invalid', 'tpm_passthrough: (Bad TPM device path|Could not (guess|open) TPM cancel path)', "Could not open TPM device's cancel path"],
  message: "The TPM device of the host cannot be opened for the VM.",
  why: 'The machine has no TPM, it is off in the firmware, the module is not loaded, or the resource manager of the host holds /dev/tpm0.',
  remedy: "Check /dev/tpm0 and the firmware setup. A VM seldom needs the real TPM: <backend type='emulator' version='2.0'/> gives it one of its own.",
  checks: [{ command: 'ls -l /dev/tpm0 /dev/tpmrm0' }, { command: 'journalctl -k -g tpm' }, { command: 'fuser -v /dev/tpm0' }],
  xml: [{ path: 'devices/tpm/backend/device/@path', equals: 'device' }, { path: 'devices/tpm/backend/device/@path' }, { path: 'devices/tpm' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_command.c qemuBuildTPMOpenBackendFDs (qemu_process.c), src/util/virtpm.c; QEMU backends/tpm/tpm_passthrough.c', text: 'Could not open TPM device %1$s' },
  samples: ['error: Could not open TPM device /dev/tpm1: No such file or directory', "qemu-system-x86_64: -tpmdev passthrough,id=tpm0: Cannot access TPM device using '/dev/tpm0': Device or resource busy"],
  nearMisses: ['[    1.0] tpm_tis 00:05: 2.0 TPM (device-id 0x1B, rev-id 22)', "error: Unable to find 'swtpm' binary in $PATH"],
});
