import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-apparmor-file-lock',
  category: 'security/permission',
  severity: 'fatal',
  title: 'AppArmor forbade locking the image',
  match: [
    'apparmor="DENIED" operation="file_lock"{what}name="{file:quoted}(.qcow2|.img|.raw|.iso|.vmdk|.vdi|.qed|.vhdx|/hdd/|/images/){rest:quoted}"',
    'apparmor="DENIED" operation="file_lock"{what}profile="libvirt-{uuid:quoted}"',
    'apparmor="DENIED" operation="file_lock"{what}comm="qemu-',
  ],
  message: 'AppArmor forbade QEMU or qemu-img to lock an image.',
  why: 'QEMU locks images since 2.10; the profile of the program that runs it lacks the k permission for the path.',
  remedy: 'Add k to the rule of that path in the profile (for example /srv/images/** rwk,) and reload it.',
  checks: [
    { command: 'journalctl -k | grep \'operation="file_lock"\'' },
    { command: 'aa-status' },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: {
    source: 'Linux security/apparmor/lsm.c, apparmor_file_lock(); QEMU docs/system/images',
    text: 'apparmor="DENIED" operation="file_lock" profile="%s" name="%s" requested_mask="k" denied_mask="k"',
  },
  samples: [
    'type=AVC msg=audit(7.7:7): apparmor="DENIED" operation="file_lock" profile="/usr/bin/buildvm" name="/srv/build/a.qcow2" pid=8 comm="qemu-img" requested_mask="k" denied_mask="k"',
    'audit: type=1400 audit(8.8:8): apparmor="DENIED" operation="file_lock" profile="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee" name="/srv/x" pid=8 comm="qemu-system-x86" requested_mask="k" denied_mask="k"',
  ],
  nearMisses: [
    'apparmor="DENIED" operation="file_lock" profile="unix-chkpwd" name="/dev/pts/3" comm="sudo" requested_mask="k"',
    'apparmor="DENIED" operation="open" profile="x" name="/srv/a.qcow2" comm="cp"',
  ],
});
