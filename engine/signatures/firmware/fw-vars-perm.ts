import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-vars-perm',
  category: 'firmware',
  severity: 'fatal',
  title: 'QEMU may not open the UEFI variable file',
  match: [
    "(Could not open|could not open|Failed to open file|Failed to create file|Cannot access storage file|Unable to open) '{vars:quoted}(_VARS|_vars|-vars|nvram){rest:quoted}'( \\(as uid:{uid:number}, gid:{gid:number}\\)|): (Permission denied|Read-only file system|Operation not permitted)",
    "unable to set {what:quoted} on '{vars:quoted}(_VARS|nvram){rest:quoted}': (Permission denied|Operation not permitted)",
  ],
  message: "The user that QEMU runs as may not write the VM's UEFI variables.",
  why: "Each VM needs its own writable copy of the variable store; the shared template belongs to root, and a copy may have the wrong owner.",
  remedy: "Give the VM its own file: leave <nvram> to libvirt, or copy the template and let the QEMU user own it. Never make the shared template writable.",
  checks: [{ command: 'ls -lZ PATH' }, { command: 'namei -l PATH' }, { command: 'journalctl -k -g "DENIED|avc"' }],
  xml: [{ path: 'os/nvram' }, { path: 'os' }],
  witness: { source: "QEMU block/file-posix.c; libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainOpenFile…", text: "Failed to create file '%1$s'" },
  samples: ["qemu-system-aarch64: Could not open '/usr/share/AAVMF/AAVMF_VARS.fd': Permission denied", "error: Failed to create file '/var/lib/libvirt/qemu/nvram/shop_VARS.fd': Permission denied"],
  nearMisses: ["Could not open '/usr/share/OVMF/OVMF_CODE.fd': Permission denied", "error: Failed to create file '/var/lib/libvirt/qemu/nvram/shop_VARS.fd': Input/output error"],
});
