import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-listen-addr',
  category: 'graphics',
  severity: 'fatal',
  title: 'The display should listen on an address that the host does not have',
  match: ['Failed to (find an available port|bind socket|listen on socket): Cannot assign requested address', "network-based listen isn't possible, network driver isn't present", 'listen network {network:path} had no usable address', "listen network '{network:quoted}' had no usable address", "-vnc …address resolution failed for", '-vnc …Name or service not known'],
  message: 'The listen address of the graphics does not exist on this host.',
  why: 'The VM came from another host, the interface is down, or the address is misspelt.',
  remedy: "Listen on 127.0.0.1, 0.0.0.0 (with care) or an address of this host; <listen type='network'> follows a libvirt network.",
  checks: [{ command: 'ip -br address' }, { command: 'virsh dumpxml VM --xpath //graphics' }],
  xml: [{ path: 'devices/graphics/listen/@address' }, { path: 'devices/graphics/@listen' }, { path: 'devices/graphics' }],
  witness: { source: 'QEMU 7.2 and 10.0, util/qemu-sockets.c inet_listen_saddr; libvirt 11.3.0 src/qemu/qemu_process.c', text: 'Failed to find an available port' },
  samples: ['qemu-system-x86_64: -vnc 192.0.2.77:0: Failed to find an available port: Cannot assign requested address', "error: XML error: listen network 'mgmt' had no usable address"],
  nearMisses: ['qemu-kvm: -vnc 127.0.0.1:3: Failed to find an available port: Address already in use', 'Cannot assign requested address'],
});
