import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-port-reserved',
  category: 'graphics',
  severity: 'fatal',
  title: 'The display port belongs to another VM',
  match: ['ailed to reserve port {port:number}'],
  message: 'Port {port} is already given to another VM of this host.',
  why: 'A fixed port= of <graphics> is written in two definitions, or a VM with autoport took it first.',
  remedy: "Take the fixed port away (autoport='yes'), or choose one outside of remote_display_port_min and _max.",
  checks: [{ command: 'virsh list --all' }, { command: 'ss -ltnp' }],
  xml: [{ path: 'devices/graphics/@port', equals: 'port' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virportallocator.c virPortAllocatorSetUsed', text: 'Failed to reserve port %1$d' },
  samples: ['error: internal error: Failed to reserve port 5977'],
  nearMisses: ['port 5977 reserved'],
});
