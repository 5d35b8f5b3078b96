import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-apparmor-profiles-read',
  category: 'security/permission',
  severity: 'degraded',
  title: "libvirt may not read AppArmor's profile list",
  match: [
    "Failed to read AppArmor profiles list '{path:quoted}': {reason}",
    'Failed to read AppArmor profiles list',
  ],
  message: 'libvirt cannot read the list of AppArmor profiles, so VMs are not confined by it.',
  why: 'Only root may read it; in a container or session it is closed or absent.',
  remedy: 'Run the system daemon as root for confined VMs. In a container where confinement comes from outside, security_driver = "none" in qemu.conf silences it.',
  checks: [
    { command: 'ls -l /sys/kernel/security/apparmor/profiles' },
    { command: 'grep security_driver /etc/libvirt/qemu.conf' },
  ],
  witness: {
    source: 'libvirt 11.3 src/security/security_apparmor.c, profile_status()',
    text: "Failed to read AppArmor profiles list '%1$s'",
  },
  samples: [
    "libvirtd[4]: Failed to read AppArmor profiles list '/sys/kernel/security/apparmor/profiles': Permission denied",
    "2022-02-02 02:02:02.222+0000: 2: error : profile_status:88 : Failed to read AppArmor profiles list '/sys/kernel/security/apparmor/profiles': No such file or directory",
  ],
  nearMisses: [
    'apparmor_parser: Failed to read profile /etc/apparmor.d/x',
    'AppArmor profiles loaded: 40',
  ],
});
