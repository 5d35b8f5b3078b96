import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-cpu-overcommit',
  category: 'resource',
  severity: 'degraded',
  title: 'A name of an article for a kind of failure: CPU overcommit',
  match: ['^CPU overcommit$'],
  message: '"CPU overcommit" is what an article calls a kind of failure; no program writes just this.',
  why: 'Overcommitted CPUs make guests slow; they do not keep one from starting. Memory does: cannot set up guest memory, or the OOM killer.',
  remedy: 'Look for the real message, in the log of the VM and in the journal of libvirtd or virtqemud, and explain that.',
  checks: [{ command: 'nodeinfo' }, { command: 'journalctl -u libvirtd -u virtqemud --since today' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, QEMU system/physmem.c', text: "cannot set up guest memory '%s': %s" },
  samples: ['CPU overcommit', 'error: CPU overcommit'],
  nearMisses: ['CPU overcommit by the operator', 'the CPU overcommit'],
});
