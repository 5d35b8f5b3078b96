import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-network-disconnected',
  category: 'network',
  severity: 'degraded',
  title: 'A name of an article for a kind of failure: Network disconnected',
  match: ['^Network disconnected$'],
  message: '"Network disconnected" is what an article calls a kind of failure; no program writes just this.',
  why: "Most failures of the network keep a VM from starting and name it: network '…' is not active, Cannot get interface MTU on '…'.",
  remedy: 'Look for the real message, in the log of the VM and in the journal of libvirtd or virtqemud, and explain that.',
  checks: [{ command: 'virsh net-list --all' }, { command: 'journalctl -u libvirtd -u virtqemud --since today' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, libvirt src/network/bridge_driver.c', text: "network '%1$s' is not active" },
  samples: ['Network disconnected', 'error: Network disconnected'],
  nearMisses: ['Network disconnected by the operator', 'the Network disconnected'],
});
