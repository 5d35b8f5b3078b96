import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-driver-not-enabled',
  category: 'security/permission',
  severity: 'fatal',
  title: 'qemu.conf asks for a security driver the host lacks',
  match: ['ecurity driver {driver:path} not (enabled|found)'],
  message: 'The security driver that qemu.conf asks for is not active on this host, so the QEMU driver does not start.',
  why: 'security_driver names selinux or apparmor while that module is not compiled in, not started or switched off.',
  remedy: 'Enable the module, or remove the line so that libvirt picks what the host has. "none" leaves VMs unconfined.',
  checks: [
    { command: 'grep security_driver /etc/libvirt/qemu.conf' },
    { command: 'aa-status --enabled; getenforce' },
    { command: 'cat /sys/kernel/security/lsm' },
  ],
  witness: {
    source: 'libvirt 11.3 src/security/security_driver.c, virSecurityDriverLookup()',
    text: 'Security driver %1$s not enabled',
  },
  samples: [
    'libvirtd[3]: unsupported configuration: Security driver selinux not enabled',
    '2024-04-04 04:04:04.444+0000: 5: error : virSecurityDriverLookup:86 : internal error: Security driver smack not found',
  ],
  nearMisses: [
    "error: unsupported configuration: Security driver model 'apparmor' is not available",
    'Configured security driver "none" disables default policy to create confined guests',
  ],
});
