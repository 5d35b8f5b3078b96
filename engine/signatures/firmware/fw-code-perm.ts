import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-code-perm',
  category: 'firmware',
  severity: 'fatal',
  title: 'QEMU may not read the UEFI code image',
  match: [
    "(Could not open|could not open|Failed to open file|Cannot access storage file) '{loader:quoted}(_CODE|_code|-code|OVMF.fd|QEMU_EFI|AAVMF32){rest:quoted}'( \\(as uid:{uid:number}, gid:{gid:number}\\)|): Permission denied",
    "libvirt-pflash0-storage…: Could not open '{file:quoted}': Permission denied",
    "(Could not open|could not open) '{loader:quoted}(bios|BIOS|seabios|firmware){rest:quoted}': Permission denied",
  ],
  message: 'The user that QEMU runs as may not read the firmware image.',
  why: 'The file or a directory on its path is closed to that user, often because the image lies in a home directory; AppArmor or SELinux can refuse as well.',
  remedy: "Use the firmware of the distribution (firmware='efi'), or move the image where the QEMU user may search and read.",
  checks: [{ command: 'namei -l PATH' }, { command: 'journalctl -k -g "DENIED|avc"' }, { command: "grep -E '^(user|group)' /etc/libvirt/qemu.conf" }],
  xml: [{ path: 'os/loader' }],
  witness: { source: 'QEMU block/file-posix.c raw_open_common; libvirt src/storage_file', text: "Could not open '%s': Permission denied" },
  samples: ["qemu-system-x86_64: Could not open '/root/fw/OVMF_CODE.fd': Permission denied", "error: Cannot access storage file '/home/kim/edk2/AAVMF_CODE.fd' (as uid:64055, gid:109): Permission denied"],
  nearMisses: ["Could not open '/root/fw/OVMF_VARS.fd': Permission denied", "Could not open '/home/kim/images/codebase.qcow2': Permission denied"],
});
