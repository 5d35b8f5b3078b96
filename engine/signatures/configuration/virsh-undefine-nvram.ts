import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-undefine-nvram',
  category: 'configuration',
  severity: 'fatal',
  title: 'undefine does not know what to do with the NVRAM file',
  match: ['annot undefine domain with NVRAM/varstore', 'cannot (undefine domain|delete inactive domain) with nvram'],
  message: 'The VM has a UEFI variable file, and undefine was not told to keep or to delete it.',
  why: 'libvirt asks rather than losing boot entries and keys.',
  remedy: 'Use virsh undefine VM --nvram to delete it, or --keep-nvram to keep it.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //nvram' }, { command: 'virsh undefine VM --keep-nvram', changes: true }],
  xml: [{ path: 'os/nvram' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c qemuDomainUndefineFlags; libvirt 12.8 libvirt_driver_qemu.so', text: 'cannot undefine domain with nvram / Cannot undefine domain with NVRAM/varstore' },
  samples: ['error: Requested operation is not valid: Cannot undefine domain with NVRAM/varstore', 'error: Requested operation is not valid: cannot undefine domain with nvram', "error: Failed to undefine domain 'desk'\nerror: Requested operation is not valid: cannot delete inactive domain with nvram"],
  nearMisses: ['Refusing to undefine while domain managed save image exists', 'cannot both keep and delete nvram'],
});
