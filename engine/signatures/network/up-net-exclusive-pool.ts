import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-net-exclusive-pool',
  category: 'network',
  severity: 'fatal',
  title: "All devices of the network's pool are taken",
  match: [
    "network '{network:quoted}' requires exclusive access to interfaces, but none are available",
    "network '{network:quoted}' claims dev='{dev:quoted}' is already in use",
  ],
  message: 'Network {network} has no free device left for another VM.',
  why: 'In passthrough and hostdev networks each VM takes a whole device (a VF); all of the pool are in use.',
  remedy: 'Create more virtual functions, or stop a VM that holds one.',
  checks: [
    { command: 'virsh net-dumpxml NETWORK', look: 'connections' },
    { command: 'cat /sys/class/net/PF/device/sriov_numvfs' },
  ],
  xml: [{ path: 'devices/interface/source/@network', equals: 'network' }],
  witness: {
    source: 'libvirt 11.3 src/network/bridge_driver.c, networkAllocatePort()',
    text: "network '%1$s' requires exclusive access to interfaces, but none are available",
  },
  samples: [
    "error: internal error: network 'vfs' requires exclusive access to interfaces, but none are available",
    "libvirtd[6]: internal error: network 'pass1' requires exclusive access to interfaces, but none are available",
    "error: internal error: network 'vfs' claims dev='ens2f0v1' is already in use by a different port",
  ],
  nearMisses: [
    "error: Requested operation is not valid: network 'vfs' is not active",
    "network 'vfs' allows shared access to interfaces",
  ],
});
