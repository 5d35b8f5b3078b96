import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bridge-missing',
  category: 'network',
  severity: 'fatal',
  title: 'The host bridge does not exist',
  match: [
    "operation failed: bridge {bridge:path} doesn't exist",
    'to nonexistent bridge {bridge:path}',
    "bridge '{bridge:quoted}' does not exist",
    "failed to get mtu of bridge `{bridge:quoted}': No such device",
    "annot get interface MTU on '{bridge:quoted}': No such device",
    'nable to add bridge {bridge:path} port {port:path}: No such device',
    "Failed to add tap interface to bridge '{bridge:quoted}': No such device",
    "failed to get mtu of bridge '{bridge:quoted}': No such device",
    "failed to add interface '{port:quoted}' to bridge '{bridge:quoted}': No such device",
    'bridge {bridge:path} does not exist!',
    'Could not find bridge device {bridge:path}',
  ],
  message: 'The host has no bridge {bridge}.',
  why: 'The bridge was not created, has another name here, or belongs to a libvirt network that is not started.',
  remedy: "Create the bridge in the host's network configuration, start the libvirt network that owns it (virsh net-start), or correct <source bridge=>.",
  checks: [
    { command: 'ip -br link show type bridge' },
    { command: 'virsh net-list --all' },
  ],
  xml: [{ path: 'devices/interface/source/@bridge', equals: 'bridge' }, { path: 'devices/interface/source/@network' }],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdev.c, virNetDevGetMTU(), and virnetdevbridge.c; QEMU 10.0 qemu-bridge-helper.c; github.com/proxmox/pve-common PVE/Network.pm; libvirt 9.0 src/qemu/qemu_hotplug.c qemuDomainChangeNetBridge',
    text: "Cannot get interface MTU on '%1$s' / Unable to add bridge %1$s port %2$s / failed to get mtu of bridge `%s': %s / bridge '$bridge' does not exist / bridge %s doesn't exist",
  },
  samples: [
    "error: operation failed: bridge brpear doesn't exist",
    "TASK ERROR: bridge 'vmbr77' does not exist",
    "error: Cannot get interface MTU on 'br-lan': No such device",
    'libvirtd[7]: Unable to add bridge br-lan port vnet3: No such device',
    "failed to get mtu of bridge `br9': No such device",
    'bridge br9 does not exist!',
  ],
  nearMisses: [
    "error: Cannot get interface MTU on 'br-lan': Operation not permitted",
    "error: Cannot get interface flags on 'eno9': No such device",
  ],
});
