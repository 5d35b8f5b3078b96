import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-nvram-template-missing',
  category: 'firmware',
  severity: 'fatal',
  title: 'The template for the UEFI variable store is not there',
  match: [
    "Failed to open file '{template:quoted}VARS{rest:quoted}': No such file or directory",
    "Failed to open file '{template:quoted}vars{rest:quoted}': No such file or directory",
    "Could not open '{template:quoted}VARS{rest:quoted}': No such file or directory",
    "Cannot access storage file '{template:quoted}VARS{rest:quoted}': No such file or directory",
    "Could not open '{template:quoted}vars{rest:quoted}fd': No such file or directory",
    "Could not open '{template:quoted}nvram{rest:quoted}': No such file or directory",
  ],
  message: 'The file with the UEFI variables, or the template for it, does not exist.',
  why: 'On the first start libvirt copies the template to the VM\'s own NVRAM file; the package was removed or renamed its files, or the path in the XML is wrong.',
  remedy: "Install the firmware package or correct template= (and the loader that belongs to it). When the VM's own file is lost, take it from a backup: a new one has no boot entries and no enrolled keys.",
  checks: [{ command: 'ls -l /usr/share/OVMF /usr/share/edk2 /usr/share/AAVMF' }, { command: 'virsh dumpxml VM --xpath //os' }],
  xml: [{ path: 'os/nvram/@template' }, { path: 'os/nvram' }, { path: 'os' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_process.c qemuPrepareNVRAMHelper (virFileOpenAs)", text: "Failed to open file '%1$s'" },
  samples: ["error: Failed to open file '/usr/share/AAVMF/AAVMF_VARS.ms.fd': No such file or directory", "2025-01-01 01:01:01.001+0000: 9: error : qemuPrepareNVRAM:4777 : Failed to open file '/srv/templates/OVMF_VARS_4M.fd': No such file or directory"],
  nearMisses: ["error: Failed to open file '/etc/libvirt/hooks/qemu': No such file or directory", "error: Failed to open file '/usr/share/OVMF/OVMF_VARS.fd': Permission denied"],
});
