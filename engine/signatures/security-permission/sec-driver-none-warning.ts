import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-driver-none-warning',
  category: 'security/permission',
  severity: 'degraded',
  title: 'The security driver is switched off',
  match: [
    'security driver "none" disables default policy',
    'Security driver "none" cannot create confined guests',
  ],
  message: 'VMs run unconfined: security_driver is "none".',
  why: "Without sVirt a guest that breaks out of QEMU can reach all files of the QEMU user, other VMs' disks included.",
  remedy: 'Set security_driver back (or remove the line) unless confinement comes from elsewhere, for example a container.',
  checks: [{ command: 'grep security_driver /etc/libvirt/qemu.conf' }],
  xml: [{ path: 'seclabel' }],
  witness: {
    source: 'libvirt 11.3 src/security/security_manager.c, virSecurityManagerNew()',
    text: 'Configured security driver "none" disables default policy to create confined guests',
  },
  samples: [
    '2021-01-01 01:01:01.111+0000: 8: warning : virSecurityManagerNew:194 : Configured security driver "none" disables default policy to create confined guests',
    'virtqemud[8]: Configured security driver "none" disables default policy to create confined guests',
  ],
  nearMisses: [
    'virtqemud[8]: Auto-probed security driver is "none"; confined guests will not be created',
    'security driver selinux enabled',
  ],
});
