import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-hotplug-no-numa',
  category: 'configuration',
  severity: 'fatal',
  title: 'Memory hot-plug without a guest NUMA cell',
  match: ['At least one numa node has to be configured when enabling memory hotplug', "target NUMA node needs to be specified for memory device"],
  message: '<maxMemory> is set, but the VM has no NUMA cell.',
  why: 'Plugged memory belongs to a guest NUMA node, so there must be one (newer libvirt makes it itself).',
  remedy: "Add <cpu><numa><cell id='0' cpus='0-N' memory='…' unit='KiB'/></numa></cpu>, or drop <maxMemory>.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//maxMemory | //numa"' }],
  xml: [{ path: 'maxMemory' }],
  witness: { source: 'libvirt 9.0.0, src/qemu/qemu_validate.c qemuValidateDomainDefMemory…', text: 'At least one numa node has to be configured when enabling memory hotplug' },
  samples: ['error: unsupported configuration: At least one numa node has to be configured when enabling memory hotplug', 'error: unsupported configuration: target NUMA node needs to be specified for memory device'],
  nearMisses: ["cannot use/hotplug a memory device when domain 'maxMemory' is not defined", 'memory hotplug'],
});
