import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-selinux-set-context',
  category: 'security/permission',
  severity: 'fatal',
  title: "A file's SELinux label could not be set",
  match: [
    "nable to set (socket |)security context '{label:quoted}'",
    'missing label for static security driver in domain',
    "nable to set security context '{label:quoted}' on '{file:quoted}'",
    "nable to set security context '{label:quoted}' on fd {fd:number}",
    "etting security context '{label:quoted}' on '{file:quoted}' not supported",
    'nable to set SELinux label on {file:path}',
    "nable to set SELinux security context '{label:quoted}' for",
  ],
  message: 'libvirt could not set the SELinux label of a file for the VM.',
  why: 'The file system has no labels (NFS, FAT, FUSE, a mount with context=), or is read-only.',
  remedy: "On such storage use the boolean (virt_use_nfs, virt_use_fusefs, virt_use_samba), or <seclabel model='selinux' relabel='no'/> in that disk's <source>.",
  checks: [
    { command: 'findmnt -T FILE', look: 'context= and file system type' },
    { command: 'ls -Z -- FILE' },
    { command: 'getsebool -a | grep virt_use' },
  ],
  xml: [
    { path: 'devices/disk/source/seclabel' },
    { path: 'devices/disk/source/@file', equals: 'file' },
  ],
  witness: {
    source: 'libvirt 11.3 src/security/security_selinux.c, virSecuritySELinuxSetFileconImpl(); libvirt src/security/security_selinux.c',
    text: "unable to set security context '%1$s' on '%2$s' / unable to set socket security context '%1$s'",
  },
  samples: [
    "error: unable to set socket security context 'system_u:system_r:pear_t:s0': Invalid argument",
    "error: unable to set security context 'system_u:object_r:svirt_image_t:s0:c5,c6' on '/mnt/usb/a.img': Operation not supported",
    "libvirtd[5]: Setting security context 'system_u:object_r:virt_content_t:s0' on '/mnt/nas/i.iso' not supported. Consider setting virt_use_nfs",
    "error: unable to set security context 'system_u:object_r:svirt_image_t:s0:c5,c6' on fd 31: Permission denied",
  ],
  nearMisses: [
    "Restoring SELinux context on '/mnt/usb/a.img'",
    'unable to get SELinux context of /x',
  ],
});
