import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-apparmor-exec-emulator',
  category: 'security/permission',
  severity: 'fatal',
  title: 'AppArmor forbade running the emulator',
  match: [
    'apparmor="DENIED" operation="exec"{what}name="{path:quoted}qemu{rest:quoted}"',
    'apparmor="DENIED" operation="exec"{what}name="{path:quoted}/kvm"',
    'apparmor="DENIED" operation="exec"{what}profile="(libvirtd|virtqemud|/usr/sbin/libvirtd)"',
  ],
  message: 'AppArmor forbade libvirt to run the emulator program.',
  why: 'The profile of libvirtd lists the packaged paths; an own build or another directory is not among them.',
  remedy: 'Use the packaged program, or allow the path in /etc/apparmor.d/local/usr.sbin.libvirtd (PATH PUx,) and reload the profile.',
  checks: [
    { command: 'journalctl -k | grep \'operation="exec"\'' },
    { command: 'aa-status' },
  ],
  xml: [{ path: 'devices/emulator' }],
  witness: {
    source: 'Linux security/apparmor/domain.c, apparmor_bprm_creds_for_exec()',
    text: 'apparmor="DENIED" operation="exec" profile="%s" name="%s" comm="%s" requested_mask="x"',
  },
  samples: [
    'audit: type=1400 audit(5.5:5): apparmor="DENIED" operation="exec" profile="libvirtd" name="/opt/qemu-9/bin/qemu-system-x86_64" pid=5 comm="rpc-libvirtd" requested_mask="x" denied_mask="x"',
    'kernel: audit: type=1400 audit(6.6:6): apparmor="DENIED" operation="exec" class="file" profile="/usr/sbin/libvirtd" name="/home/bob/bin/qemu-kvm" pid=5 comm="daemon-init" requested_mask="x" denied_mask="x"',
  ],
  nearMisses: [
    'audit: type=1400 audit(5.5:6): apparmor="DENIED" operation="exec" profile="snap.firefox" name="/usr/bin/lsb_release" pid=5 comm="firefox"',
    'audit: type=1400 audit(5.5:7): apparmor="DENIED" operation="open" profile="libvirtd" name="/opt/x" comm="rpc-libvirtd"',
  ],
});
