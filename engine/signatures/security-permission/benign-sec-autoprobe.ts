import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-sec-autoprobe',
  category: 'security/permission',
  severity: 'benign',
  title: 'libvirt found no security driver',
  match: [
    'Auto-probed security driver is "none"',
    'security driver is "none"; confined guests will not be created',
  ],
  message: 'libvirt found neither SELinux nor AppArmor and runs VMs unconfined; expected in containers.',
  why: "Inside a container the host's module is not visible.",
  remedy: 'Nothing has to be done there. On a host, enable AppArmor or SELinux.',
  checks: [],
  witness: {
    source: 'libvirt 11.3 src/security/security_manager.c, virSecurityManagerNew()',
    text: 'Auto-probed security driver is "none"; confined guests will not be created',
  },
  samples: [
    'libvirtd[1]: Auto-probed security driver is "none"; confined guests will not be created',
    '2022-02-02 02:02:02.000+0000: 1: debug : virSecurityManagerNew:197 : Auto-probed security driver is "none"; confined guests will not be created',
  ],
  nearMisses: [
    'Configured security driver "none" disables default policy to create confined guests',
    'Security driver apparmor not enabled',
  ],
});
