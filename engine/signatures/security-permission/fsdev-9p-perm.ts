import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fsdev-9p-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'QEMU may not read the shared directory',
  match: [
    "annot initialize fsdev '{alias:quoted}': failed to open '{dir:quoted}': (Permission denied|Operation not permitted)",
    'Virtio-9p Failed to initialize fs-driver with id:{alias:path} and export path:{dir:path}',
  ],
  message: 'QEMU may not open the shared directory {dir}.',
  why: 'The QEMU user needs access to the directory itself and search permission above it; SELinux and AppArmor restrict it as well.',
  remedy: 'Give the QEMU user access to the directory (owner, group or ACL) and label it for virtualization (SELinux: svirt_image_t or virt_content_t), or share it with virtiofs, which runs as root.',
  checks: [
    { command: 'namei -l -- DIRECTORY' },
    { command: 'ls -lZd -- DIRECTORY' },
    { command: 'journalctl -k | grep -E \'apparmor="DENIED"|avc: \'' },
  ],
  xml: [{ path: 'devices/filesystem/source/@dir', equals: 'dir' }],
  yieldsTo: [
    'sec-apparmor-denied',
    'sec-selinux-svirt',
  ],
  witness: {
    source: 'QEMU 10.0 hw/9pfs/9p-local.c, local_init(); QEMU 2.x hw/9pfs/9p.c',
    text: "cannot initialize fsdev '%s': failed to open '%s': Permission denied / 9p Failed to initialize fs-driver with id:%s and export path:%s",
  },
  samples: [
    "qemu-system-x86_64: cannot initialize fsdev 'fsdev-fs0': failed to open '/home/bob/share': Permission denied",
    'qemu-kvm: -device virtio-9p-pci,id=fs0: Virtio-9p Failed to initialize fs-driver with id:fsdev-fs0 and export path:/home/bob/share',
  ],
  nearMisses: [
    "qemu-system-x86_64: cannot initialize fsdev 'fsdev-fs0': failed to open '/home/bob/share': No such file or directory",
    '9pnet: Installing 9P2000 support',
  ],
});
