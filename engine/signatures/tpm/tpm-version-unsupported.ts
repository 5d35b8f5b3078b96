import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'tpm-version-unsupported',
  category: 'tpm',
  severity: 'fatal',
  title: 'libvirt cannot offer this TPM version',
  match: ['TPM does not implement minimum set of required capabilities for TPM', "TPM version '{version:quoted}' is not supported", "The QEMU executable {binary:path} does not support TPM (backend type|model) {what:path}", 'swtpm_setup has no support for profiles'],
  message: 'The VM has an emulated TPM that this host cannot give.',
  why: 'libvirt asks swtpm which versions it can do; when swtpm is missing, broken or built without libtpms for that version, none is left. QEMU too must have the TPM model.',
  remedy: 'Install or update swtpm and swtpm-tools, restart the daemon, and try again.',
  checks: [{ command: 'command -v swtpm swtpm_setup' }, { command: 'swtpm socket --print-capabilities', look: 'tpm-2.0' }, { command: 'virsh domcapabilities --xpath //tpm' }],
  xml: [{ path: 'devices/tpm/backend' }, { path: 'devices/tpm' }],
  yieldsTo: ['tpm-binary-missing'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM; QEMU backends/tpm/tpm_emulator.c', text: "TPM version '%1$s' is not supported / tpm-emulator: TPM does not implement minimum set of required capabilities for TPM %s (0x%x)" },
  samples: ['qemu-system-x86_64: tpm-emulator: TPM does not implement minimum set of required capabilities for TPM 2.0 (0x7f)', "error: unsupported configuration: TPM version '1.2' is not supported", '2024-10-10 10:10:10.010+0000: 10: error : qemuValidateDomainDeviceDefTPM:5007 : unsupported configuration: The QEMU executable /usr/bin/qemu-system-ppc64 does not support TPM backend type emulator'],
  nearMisses: ["error: unsupported configuration: TPM 1.2 is not supported for model 'tpm-crb'", "TPM version '2.0'"],
});
