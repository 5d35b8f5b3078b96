import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sev-init-failed',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'SEV could not be initialised for the guest',
  match: [
    'failed to get platform status ret={ret:path} fw_error=',
    'failed to initialize ret={ret:path} fw_error=',
    "{func:word}: failed to initialize ret=-{ret:number} fw_error={fwerror:number}",
    '(sev_guest_init|sev_kvm_init|sev_common_kvm_init): failed to (initialize|create encryption context|get platform status)',
    ' LAUNCH_(START|UPDATE|UPDATE_VMSA|MEASURE|FINISH) ret=',
    'host kernel does not support the requested SEV configuration',
    'guest policy requires SEV-ES, but host SEV-ES support unavailable',
    'SEV-ES guests require in-kernel irqchip',
    '(cbitpos|reduced_phys_bits) check failed',
    'SEV: host kernel does not support requested',
  ],
  message: 'The encrypted (SEV) guest could not be set up by kernel and firmware.',
  why: 'The kernel parameter is off, all encryption ids are taken, policy or C-bit do not fit the CPU, or the firmware is in a wrong state.',
  remedy: 'Check kvm_amd.sev, sev_es and sev_snp, the policy in <launchSecurity> and the limit of guests; take cbitpos and reducedPhysBits from domcapabilities.',
  checks: [{ command: 'grep . /sys/module/kvm_amd/parameters/sev*' }, { command: 'journalctl -k -g "sev|ccp"' }, { command: 'virsh domcapabilities --xpath //sev' }],
  xml: [{ path: 'launchSecurity' }],
  yieldsTo: ['sev-snp-launch', 'sev-dev-missing', 'kvm-dev-eperm'],
  witness: { source: 'QEMU 7.2 and 10.0, target/i386/sev.c sev_kvm_init (sev_common_kvm_init), sev_launch_start', text: "%s: failed to initialize ret=%d fw_error=%d '%s' / %s: failed to get platform status ret=%d fw_error='%d: %s'" },
  samples: [
    "qemu-system-x86_64: sev_common_kvm_init: failed to get platform status ret=-5 fw_error='7: pear'",
    "qemu-kvm: sev_common_kvm_init: failed to initialize ret=-16 fw_error=0 ''",
    'qemu-system-x86_64: sev_kvm_init: guest policy requires SEV-ES, but host SEV-ES support unavailable',
    "qemu-kvm: sev_launch_start: LAUNCH_START ret=1 fw_error=7 'Policy is not allowed'",
  ],
  nearMisses: ["qemu-kvm: sev_snp_launch_start: SNP_LAUNCH_START ret=-5 fw_error=7 ''", 'qemu-kvm: failed to initialize kvm: No such file or directory'],
});
