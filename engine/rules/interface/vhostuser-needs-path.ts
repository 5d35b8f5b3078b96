import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'vhostuser-needs-path',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vhost-user network without its socket',
  why: 'The switch and QEMU meet at a UNIX socket, whose path must be named unless passt makes it.',
  remedy: "Add path='…' to <source>, or use <backend type='passt'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "Missing required attribute '%1$s' in element '%2$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface'],
  *check(net) {
    const source = child(net, 'source');
    if (value(net, 'type') !== 'vhostuser' || value(source, 'path') || value(child(net, 'backend'), 'type') === 'passt') return;
    yield { at: source ?? net, message: `${deviceName(net)} is vhost-user and names no path of its socket.` };
  },
  bad: [
    "<interface type='vhostuser'>«<source type='unix' mode='server'/>»<model type='virtio'/></interface>",
  ],
  good: [
    guestOf('x86_64', 'q35', "<memoryBacking><access mode='shared'/></memoryBacking><devices><interface type='vhostuser'><source type='unix' path='/run/vu.sock' mode='server'/><model type='virtio'/></interface></devices>"),
  ],
});
