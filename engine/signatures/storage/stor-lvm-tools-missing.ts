import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-lvm-tools-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'The LVM programs are not installed',
  match: [
    "annot find '(vgs|vgchange|vgscan|lvs|lvcreate|lvremove|lvchange|pvs|pvcreate|pvscan|iscsiadm|parted|zpool|zfs)' in path",
    "nable to find '(vgs|vgchange|vgscan|lvs|lvcreate|lvremove|lvchange|pvs|pvcreate|pvscan|iscsiadm|parted|zpool|zfs)' binary in \\$PATH",
    'cannot execute binary {dir:path}/(vgs|vgchange|vgscan|lvs|lvcreate|lvremove|lvchange|pvs|pvcreate|pvscan|iscsiadm|parted|zpool|zfs): No such file or directory',
  ],
  message: 'A program that the storage pool needs is not installed.',
  why: 'Logical pools run vgs, lvs and vgchange, iSCSI pools iscsiadm, disk pools parted.',
  remedy: 'Install the package with that program (lvm2, open-iscsi or iscsi-initiator-utils, parted) and start the pool again.',
  checks: [{ command: 'command -v vgs lvs vgchange iscsiadm parted' }],
  witness: {
    source: 'libvirt 11.3 src/util/vircommand.c, virExec()',
    text: "Cannot find '%1$s' in path",
  },
  samples: [
    "error: Failed to start pool vg0\nerror: Cannot find 'vgchange' in path: No such file or directory",
    "libvirtd[9]: Cannot find 'lvs' in path: No such file or directory",
    "error: Unable to find 'vgs' binary in $PATH: No such file or directory",
  ],
  nearMisses: [
    "error: Unable to find 'dnsmasq' binary in \\$PATH: No such file or directory",
    "error: Cannot find 'swtpm_setup' in path: No such file or directory",
  ],
});
