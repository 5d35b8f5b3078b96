import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-driver-model-unavail',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The XML asks for a security model this host does not run',
  match: [
    "ecurity driver model '{model:quoted}' is not available",
    'nable to find security driver for model {model:path}',
    "ecurity label driver mismatch: '{model:quoted}' model configured for domain",
    "ecurity model '{model:quoted}' is not available",
  ],
  message: 'The XML has a <seclabel> of model {model}, which this host does not run.',
  why: 'The definition comes from a host with another security module (SELinux on Fedora and RHEL, AppArmor on Debian and Ubuntu), or the module is off here.',
  remedy: "Remove that <seclabel> (libvirt then uses the host's own), or enable the module.",
  checks: [
    { command: 'virsh capabilities --xpath //secmodel' },
    { command: 'aa-status --enabled; getenforce' },
  ],
  xml: [{ path: 'seclabel/@model', equals: 'model' }],
  witness: {
    source: 'libvirt 11.3 src/security/security_manager.c, virSecurityManagerCheckModel()',
    text: "Security driver model '%1$s' is not available",
  },
  samples: [
    "error: unsupported configuration: Security driver model 'smack' is not available",
    'libvirt.libvirtError: unsupported configuration: Unable to find security driver for model apparmor',
    "error: unsupported configuration: security label driver mismatch: 'selinux' model configured for domain, but hypervisor driver is 'apparmor'.",
  ],
  nearMisses: [
    'error: unsupported configuration: Security driver apparmor not enabled',
    'secmodel dac available',
  ],
});
