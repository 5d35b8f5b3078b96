import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-disk-shared-use',
  category: 'storage',
  severity: 'fatal',
  title: 'A shared disk has a format that cannot be shared',
  match: ["shared access for disk '{target:quoted}' requires use of supported storage format"],
  message: 'Disk {target} is marked shareable but its image format does not allow several writers.',
  why: "Formats with metadata, such as qcow2, keep it in memory; two VMs would overwrite each other's. Only raw can be shared.",
  remedy: "Convert the disk to raw (VMs off: qemu-img convert -O raw) and set <driver type='raw'/>, with a cluster file system in the guests; or remove <shareable/>.",
  checks: [{ command: 'virsh dumpxml DOMAIN --xpath //disk' }],
  xml: [
    { path: 'devices/disk/target/@dev', equals: 'target' },
    { path: 'devices/disk/shareable' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_snapshot.c and qemu_validate.c',
    text: "shared access for disk '%1$s' requires use of supported storage format",
  },
  samples: [
    "error: unsupported configuration: shared access for disk 'vdb' requires use of supported storage format",
    "virError(Code=67, Domain=10, Message='unsupported configuration: shared access for disk 'sdc' requires use of supported storage format')",
  ],
  nearMisses: [
    'error: unsupported configuration: shareable is not supported with vhostuser disk',
    "shared access for share '/x' requires a password",
  ],
});
