import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-apparmor-other',
  category: 'security/permission',
  severity: 'benign',
  title: 'AppArmor refused something that is not virtualization',
  match: [
    'apparmor="DENIED"{what}profile="(unix-chkpwd|snap.{app:quoted}|/snap/{snap:quoted}|cupsd|/usr/sbin/cups{cups:quoted}|firefox|/usr/bin/evince|ubuntu_pro{pro:quoted}|rsyslogd|/usr/sbin/{daemon:word}|/usr/bin/man|docker-default|nvidia_modprobe|/usr/lib/snapd{snapd:quoted})"',
  ],
  unless: [
    'comm="qemu',
    'profile="/usr/sbin/libvirtd"',
    'comm="kvm',
    'comm="CPU',
  ],
  message: 'AppArmor refused a program that has nothing to do with the VMs.',
  why: 'Every confined program of the host writes such records.',
  remedy: 'Nothing has to be done for the VMs.',
  checks: [],
  witness: {
    source: 'Linux security/apparmor/audit.c',
    text: 'apparmor="DENIED" operation="%s" profile="%s" name="%s"',
  },
  samples: [
    'apparmor="DENIED" operation="file_lock" class="file" profile="unix-chkpwd" name="/dev/pts/5" comm="sudo" requested_mask="k" denied_mask="k"',
    'audit: type=1400 audit(3.3:3): apparmor="DENIED" operation="open" profile="snap.firefox.firefox" name="/etc/fstab" comm="firefox"',
  ],
  nearMisses: [
    'audit: type=1400 audit(3.3:4): apparmor="DENIED" operation="open" profile="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee" name="/srv/a" comm="qemu-system-x86"',
    'audit: type=1400 audit(3.3:5): apparmor="ALLOWED" operation="open" profile="snap.firefox.firefox"',
  ],
});
