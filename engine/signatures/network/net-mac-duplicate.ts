import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-mac-duplicate',
  category: 'network',
  severity: 'degraded',
  title: 'A MAC address is in use twice',
  match: [
    'received packet on {port:path} with own address as source address',
    "The MAC address '{mac:quoted}' is in use by another virtual machine",
  ],
  message: 'Two interfaces in the same network use the same MAC address.',
  why: "A VM or its XML was copied together with the MAC, or a bridge port loops back. Both get each other's packets.",
  remedy: 'Give one interface another <mac address=>, or leave it out so that libvirt makes one.',
  checks: [
    { command: 'virsh domiflist DOMAIN' },
    { command: 'bridge fdb show | sort | uniq -d' },
  ],
  xml: [{ path: 'devices/interface/mac/@address', equals: 'mac' }],
  witness: {
    source: 'Linux net/bridge/br_fdb.c, br_fdb_update(); virt-manager virtinst/devices/interface.py',
    text: 'received packet on %s with own address as source address (addr:%pM, vlan:%u)',
  },
  samples: [
    '[ 999.000001] br4: received packet on vnet6 with own address as source address (addr:52:54:00:00:00:99, vlan:0)',
    "ERROR    The MAC address '52:54:00:00:00:99' is in use by another virtual machine.",
  ],
  nearMisses: [
    'device vnet6 entered promiscuous mode',
    'br4: received packet on vnet6',
  ],
});
