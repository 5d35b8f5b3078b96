import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sev-snp-launch',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The firmware refused to start an SEV-SNP guest',
  match: ['SNP_LAUNCH_(START|UPDATE|FINISH) ret=-{ret:number} fw_error={fwerror:number}', 'SEV-SNP: failed to (configure|generate|update)', 'SEV-SNP: failed update CPUID page', 'SEV-SNP: CPUID validation failed'],
  message: 'The AMD firmware did not take a step of launching the SEV-SNP guest.',
  why: 'ret is the kernel\'s errno, fw_error the answer of the security processor: SNP not initialised, a policy or a CPUID page it does not allow, or firmware that is too old.',
  remedy: 'Use kernel, firmware and OVMF with SNP support, enable SNP (and SMEE, RMP coverage) in the firmware setup, and check policy and cbitpos in the XML.',
  checks: [{ command: 'cat /sys/module/kvm_amd/parameters/sev_snp' }, { command: 'journalctl -k -g "snp|rmp|sev|ccp"' }, { command: 'virsh domcapabilities --xpath //sev' }],
  xml: [{ path: 'launchSecurity' }],
  witness: { source: 'QEMU 10.0, target/i386/sev.c sev_snp_launch_start', text: "%s: SNP_LAUNCH_START ret=%d fw_error=%d '%s'" },
  samples: ["qemu-system-x86_64: sev_snp_launch_start: SNP_LAUNCH_START ret=-5 fw_error=7 'Policy is not allowed'", "2025-01-20T20:20:20.202020Z qemu-kvm: sev_snp_launch_finish: SNP_LAUNCH_FINISH ret=-22 fw_error=0 ''"],
  nearMisses: ["qemu-kvm: sev_launch_start: LAUNCH_START ret=1 fw_error=9 'Invalid address'", 'SNP_LAUNCH_START'],
});
