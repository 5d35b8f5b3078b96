import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'tpm-model-version',
  category: 'tpm',
  severity: 'fatal',
  title: 'The TPM model does not fit the TPM version',
  match: ["TPM 1.2 is not supported (for model|on architecture|on ARM|with the SPAPR)", "Unsupported interface '{model:quoted}' for TPM 1.2", "TPM Proxy model {model:path} requires 'Passthrough' backend", '<(active_pcr_banks|profile)/> requires TPM version'],
  message: 'Model, backend and version of the TPM do not go together.',
  why: 'tpm-crb, Arm and POWER machines only know TPM 2.0; TPM 1.2 needs tpm-tis on x86.',
  remedy: "Use version='2.0', or model tpm-tis when the guest really needs 1.2.",
  checks: [{ command: 'virsh dumpxml VM --xpath //tpm' }, { command: 'virsh domcapabilities --xpath //tpm' }],
  xml: [{ path: 'devices/tpm/@model' }, { path: 'devices/tpm/backend/@version' }, { path: 'devices/tpm' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM', text: "TPM 1.2 is not supported for model '%1$s'" },
  samples: ["error: unsupported configuration: TPM 1.2 is not supported for model 'tpm-crb'", "error: unsupported configuration: TPM 1.2 is not supported on architecture 'aarch64'"],
  nearMisses: ["error: unsupported configuration: TPM version '1.2' is not supported", 'TPM 1.2 found'],
});
