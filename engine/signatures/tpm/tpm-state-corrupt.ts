import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'tpm-state-corrupt',
  category: 'tpm',
  severity: 'fatal',
  title: "The emulated TPM's state is damaged",
  match: [
    'tpm-emulator: (could not (set|get) state blob type|Could not read stateblob|Writing the stateblob|Reading response from writing stateblob)',
    'Entering failure mode; code: {code:number}',
    '(Setting|Getting) the stateblob \\(type {blob:number}\\) failed with a TPM error',
    'Verification of HMAC failed. Data integrity is compromised',
    'Decrypting the {blob} blob with the (state|migration) key failed',
    'Missing (state|migration) key to decrypt',
    'broken header: bh->totlen',
    'Minimum required version for the blob is',
    '(Could not|could not|Failed to|failed to) initialize (the |)libtpms',
    'libtpms/tpm2: ',
    'tpm2-00.permall…(corrupt|invalid|bad|broken)',
  ],
  message: "swtpm cannot read the TPM's stored state.",
  why: 'The file was cut off (disk full, crash), belongs to another key, or was written by a newer swtpm or libtpms.',
  remedy: "Restore the VM's tpm2 directory from a backup. Making a new state loses all keys in the TPM: have the recovery keys (BitLocker, LUKS) at hand first.",
  checks: [{ command: 'ls -l /var/lib/libvirt/swtpm/UUID/tpm2' }, { command: 'tail /var/log/swtpm/libvirt/qemu/VM-swtpm.log' }, { command: 'swtpm --version' }],
  xml: [{ path: 'devices/tpm/backend' }, { path: 'devices/tpm' }],
  witness: { source: 'swtpm, src/swtpm/swtpm_nvstore.c; libtpms, src/tpm_tpm2_interface.c and NVMarshal.c; QEMU backends/tpm/tpm_emulator.c; QEMU 10.0 backends/tpm/tpm_emulator.c', text: 'Setting the stateblob (type %d) failed with a TPM error 0x%x %s / tpm-emulator: could not set state blob type %d : %s' },
  samples: [
    'qemu-system-x86_64: tpm-emulator: could not set state blob type 1 : Input/output error',
    'libtpms/tpm2: Entering failure mode; code: 4, location: NvPowerOn line 200',
    'qemu-system-x86_64: tpm-emulator: Setting the stateblob (type 1) failed with a TPM error 0x1f decryption error',
  ],
  nearMisses: ['swtpm_setup: Not overwriting existing state file.', 'Successfully authored TPM state.'],
});
