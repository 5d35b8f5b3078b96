import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-dac-chown',
  category: 'security/permission',
  severity: 'fatal',
  title: "A file's owner could not be changed for the VM",
  match: [
    "nable to set user and group to '{ids:quoted}' on '{file:quoted}'",
    "etting user and group to '{ids:quoted}' on '{file:quoted}' not (supported|permitted|possible)",
    "nable to set ownership of '{file:quoted}' to user {ids:path}",
    "nable to set ownership of '{file:quoted}' to {ids:path}",
  ],
  message: 'libvirt could not give {file} to the QEMU user.',
  why: "Before start libvirt changes the owner of the VM's files; NFS with root squash, read-only or foreign file systems refuse.",
  remedy: "Give the file to the QEMU user on the server, or stop libvirt from changing owners there: <seclabel model='dac' relabel='no'/> in that <source>. dynamic_ownership = 0 in qemu.conf does it for all VMs.",
  checks: [
    { command: 'findmnt -T FILE' },
    { command: 'ls -ln -- FILE' },
    { command: "grep -E '^(user|group|dynamic_ownership)' /etc/libvirt/qemu.conf" },
  ],
  xml: [
    { path: 'devices/disk/source/@file', equals: 'file' },
    { path: 'devices/disk/source/seclabel' },
  ],
  witness: {
    source: 'libvirt 11.3 src/security/security_dac.c, virSecurityDACSetOwnershipInternal()',
    text: "unable to set user and group to '%1$ld:%2$ld' on '%3$s'",
  },
  samples: [
    "error: unable to set user and group to '64055:994' on '/mnt/nas/a.img': Operation not permitted",
    "libvirtd[5]: Setting user and group to '107:107' on '/mnt/ro/i.iso' not possible on readonly filesystem",
    "error: unable to set ownership of '/var/lib/libvirt/qemu/channel' to user 64055:994: Operation not permitted",
  ],
  nearMisses: [
    "Setting DAC user and group on '/mnt/nas/a.img' to '107:107'",
    "Unable to restore label on '/mnt/nas/a.img'. XATTRs might have been left in inconsistent state.",
  ],
});
