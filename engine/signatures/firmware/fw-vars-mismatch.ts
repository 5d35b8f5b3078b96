import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-vars-mismatch',
  category: 'firmware',
  severity: 'degraded',
  title: 'UEFI does not know its variable store',
  match: ['Variable Store Guid non-compatible', 'ValidateFvHeader: Variable Store Length does not match', 'The FVB Header is not valid.'],
  message: 'UEFI found no valid variable store in its flash and makes an empty one.',
  why: 'The variable file is of another firmware build (2 MB and 4 MB, Secure Boot, Arm), empty or damaged. Boot entries and keys are lost.',
  remedy: 'Make the store anew from the template that belongs to the firmware: virsh start VM --reset-nvram; keep a copy of the old file.',
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'ls -l /var/lib/libvirt/qemu/nvram' }, { command: 'virsh start VM --reset-nvram', changes: true }],
  xml: [{ path: 'os/nvram' }],
  witness: { source: 'github.com/tianocore/edk2 OvmfPkg/VirtNorFlashDxe/VirtNorFlashFvb.c ValidateFvHeader; NorFlashFvbInitialize', text: '%a: The FVB Header is not valid.; %a: Variable Store Guid non-compatible' },
  samples: ['NorFlashFvbInitialize: The FVB Header is not valid.', 'ValidateFvHeader: Variable Store Guid non-compatible'],
  nearMisses: ['NorFlashFvbInitialize: The FVB Header is valid.'],
});
