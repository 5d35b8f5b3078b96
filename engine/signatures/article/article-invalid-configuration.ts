import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-invalid-configuration',
  category: 'configuration',
  severity: 'degraded',
  title: 'A name of an article for a kind of failure: Invalid configuration',
  match: ['^Invalid configuration$'],
  message: '"Invalid configuration" is what an article calls a kind of failure; no program writes just this.',
  why: 'libvirt writes unsupported configuration: … or XML error: …, and then what is wrong.',
  remedy: 'Look for the real message, in the log of the VM and in the journal of libvirtd or virtqemud, and explain that.',
  checks: [{ command: 'virsh dumpxml DOMAIN --inactive' }, { command: 'journalctl -u libvirtd -u virtqemud --since today' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, libvirt src/util/virerror.c', text: 'unsupported configuration: %1$s' },
  samples: ['Invalid configuration', 'error: Invalid configuration'],
  nearMisses: ['Invalid configuration by the operator', 'the Invalid configuration'],
});
