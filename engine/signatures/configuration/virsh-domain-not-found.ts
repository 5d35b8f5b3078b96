import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-domain-not-found',
  category: 'configuration',
  severity: 'fatal',
  title: 'No such VM on this connection',
  match: ["no domain with matching (name|uuid|id)", "failed to get domain '{name:quoted}'", 'failed to get domain {name:path}$', 'Domain not found: '],
  message: 'The connection knows no VM of that name, id or UUID.',
  why: 'The name is misspelt, or the VM belongs to another connection: qemu:///session of a user and qemu:///system of the host have separate lists.',
  remedy: 'Look in both lists and give the right URI with -c.',
  checks: [{ command: 'virsh -c qemu:///system list --all' }, { command: 'virsh -c qemu:///session list --all' }],
  xml: [{ path: 'name', equals: 'name' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain.c qemuDomObjFromDomain…, tools/virsh-util.c', text: "no domain with matching name '%1$s'" },
  samples: ["error: failed to get domain 'wbe1'", "2025-01-01 00:00:00.000+0000: 2: error : qemuDomainLookupByName:1500 : Domain not found: no domain with matching name 'wbe1'", 'libvirt: QEMU Driver error : Domain not found: no domain with matching uuid \'0d0e0f00-1111-4222-8333-444455556666\' (wbe1)'],
  nearMisses: ["Storage pool not found: no storage pool with matching name 'x'", 'Network not found'],
});
