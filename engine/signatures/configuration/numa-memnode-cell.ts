import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'numa-memnode-cell',
  category: 'configuration',
  severity: 'fatal',
  title: 'A memory binding names a guest NUMA cell that does not exist',
  match: ["Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell", "Arguments under memnode element do not correspond with existing guest's NUMA cell", "guest has only '{count:quoted}' NUMA nodes"],
  message: 'The XML refers to a guest NUMA cell that <cpu><numa> does not define.',
  why: 'cellid counts the <cell> elements of the guest, not the nodes of the host.',
  remedy: 'Add the <cell>, or correct or remove the <memnode>.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//numatune | //numa"' }],
  xml: [{ path: 'numatune/memnode/@cellid' }, { path: 'numatune' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/numa_conf.c virDomainNumatuneNodeParseXML', text: "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell" },
  samples: ["error: XML error: Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell", "error: unsupported configuration: can't add memory backend for guest node '2' as the guest has only '2' NUMA nodes configured"],
  nearMisses: ["unsupported configuration: NUMA node 4 is unavailable", 'memnode set'],
});
