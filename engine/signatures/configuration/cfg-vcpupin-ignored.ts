import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-vcpupin-ignored',
  category: 'configuration',
  severity: 'degraded',
  title: 'A pinning is ignored: the VM has no such vCPU',
  match: ['Ignoring vcpupin for missing vcpus', "Ignoring unsupported vcpupin for offline vcpu '{vcpu:number}'"],
  message: 'A <vcpupin> names a vCPU that the VM does not have; libvirt leaves it out.',
  why: 'The number of vCPUs was lowered and the pinning stayed.',
  remedy: 'Remove the <vcpupin> beyond the last vCPU (they count from 0), or raise <vcpu>.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//vcpu | //vcpupin"' }],
  xml: [{ path: 'cputune/vcpupin/@vcpu', equals: 'vcpu' }, { path: 'cputune/vcpupin/@vcpu' }, { path: 'cputune/vcpupin' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c virDomainVcpuPinDefParseXML', text: 'Ignoring vcpupin for missing vcpus' },
  samples: ['2025-02-01 01:00:00.000+0000: 3: warning : virDomainVcpuPinDefParseXML:9800 : Ignoring vcpupin for missing vcpus', "warning : virDomainDefPostParse: Ignoring unsupported vcpupin for offline vcpu '9'"],
  nearMisses: ['missing cpuset for vcpupin', 'vcpupin applied'],
});
