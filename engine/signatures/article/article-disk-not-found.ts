import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-disk-not-found',
  category: 'storage',
  severity: 'degraded',
  title: 'A name of an article for a kind of failure: Disk not found',
  match: ['^Disk not found$'],
  message: '"Disk not found" is what an article calls a kind of failure; no program writes just this.',
  why: "QEMU writes Could not open '…': No such file or directory, libvirt Cannot access storage file '…'.",
  remedy: 'Look for the real message, in the log of the VM and in the journal of libvirtd or virtqemud, and explain that.',
  checks: [{ command: 'virsh domblklist DOMAIN --details' }, { command: 'journalctl -u libvirtd -u virtqemud --since today' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, libvirt src/storage_file/storage_source.c', text: "Cannot access storage file '%1$s'" },
  samples: ['Disk not found', 'error: Disk not found'],
  nearMisses: ['Disk not found by the operator', 'the Disk not found'],
});
