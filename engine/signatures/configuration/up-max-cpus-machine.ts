import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-max-cpus-machine',
  category: 'configuration',
  severity: 'fatal',
  title: "The vCPU maximum exceeds the machine type's limit",
  match: ['Maximum CPUs greater than specified machine type limit {limit:number}', 'greater than specified machine type limit'],
  message: 'The vCPU count is above the limit of the machine type.',
  why: 'libvirt knows the limit of each machine type from QEMU.',
  remedy: 'Lower <vcpu>, or use q35 in a newer version.',
  checks: [{ command: 'virsh domcapabilities --xpath //vcpu' }, { command: 'virsh capabilities --xpath //machine/@maxCpus' }],
  xml: [{ path: 'vcpu' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainVCPUTopology', text: 'Maximum CPUs greater than specified machine type limit %1$u' },
  samples: ['error: unsupported configuration: Maximum CPUs greater than specified machine type limit 288', '2025-01-01 00:00:00.000+0000: 1: error : qemuValidateDomainDef:1200 : unsupported configuration: Maximum CPUs greater than specified machine type limit 1'],
  nearMisses: ["Invalid SMP CPUs 300. The max CPUs supported by machine 'pc' is 255", 'machine type limit 255'],
});
