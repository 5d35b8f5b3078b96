import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-not-active',
  category: 'network',
  severity: 'fatal',
  title: 'The virtual network is not started',
  match: [
    "etwork '{network:quoted}' is not active",
    'network {network:path} is not active',
    'etwork is not (running|active)',
  ],
  unless: ['network is not running in a container'],
  message: 'The virtual network that the VM uses is defined but not started.',
  why: 'Without autostart a network is off after a reboot; or its start failed (bridge, dnsmasq, firewall).',
  remedy: 'virsh net-start NETWORK, and virsh net-autostart NETWORK to have it after a reboot. If the start fails, that message names the cause.',
  checks: [
    { command: 'virsh net-list --all' },
    { command: 'virsh net-info NETWORK' },
    { command: 'virsh net-start NETWORK', changes: true },
  ],
  xml: [{ path: 'devices/interface/source/@network', equals: 'network' }],
  witness: {
    source: 'libvirt 11.3 src/network/bridge_driver.c, networkAllocatePort(), and src/conf/virnetworkobj.c',
    text: "network '%1$s' is not active",
  },
  samples: [
    "error: Requested operation is not valid: network 'lab-net' is not active",
    "libvirt: Network Driver error : Requested operation is not valid: network 'lab-net' is not active",
    'terraform: Requested operation is not valid: network is not running',
    'libxl: error: network lab-net is not active',
  ],
  nearMisses: [
    "error: unsupported configuration: storage pool 'lab' is not active",
    'Requested operation is not valid: network state driver is not active',
  ],
});
