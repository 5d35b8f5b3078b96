import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-virtiofs-shared-mem',
  category: 'configuration',
  severity: 'fatal',
  title: 'virtiofs needs shared guest memory',
  match: ["'virtiofs' requires shared memory", 'virtiofs (requires|needs|is not supported without) (shared memory|one or more NUMA nodes)'],
  message: 'virtiofs is configured, but the memory of the VM is not shared.',
  why: 'virtiofsd reads and writes guest memory directly, so it must be able to map it.',
  remedy: "Add <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//memoryBacking | //filesystem"' }],
  xml: [{ path: "devices/filesystem/driver[@type='virtiofs']/@type" }, { path: 'devices/filesystem' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS (qemuValidateDomainVirtioFSSharedMemory)", text: "'%1$s' requires shared memory" },
  samples: ["error: unsupported configuration: 'virtiofs' requires shared memory", "2025-01-01 00:00:00.000+0000: 7: error : qemuValidateDomainDefVhostUserRequireSharedMemory:1700 : unsupported configuration: 'virtiofs' requires shared memory"],
  nearMisses: ["unsupported configuration: 'vhostuser' requires shared memory for interface", 'virtiofs mounted'],
});
