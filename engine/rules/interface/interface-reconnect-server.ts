import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'interface-reconnect-server',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vhost-user server that reconnects',
  why: 'A server waits for its client; only a client can connect again.',
  remedy: "Remove <reconnect>, or use mode='client'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "'reconnect' attribute is not supported when source mode='server' for <interface type='vhostuser'>" },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c', text: "'reconnect' attribute unsupported 'server' mode for <interface type='vhostuser'>" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['reconnect'],
  visits: ['domain/devices/interface'],
  *check(net, { text: source }) {
    const from = child(net, 'source');
    const reconnect = child(from, 'reconnect');
    if (value(net, 'type') !== 'vhostuser' || value(from, 'mode') !== 'server' || !reconnect || value(reconnect, 'enabled') !== 'yes') return;
    yield { at: reconnect, message: `${deviceName(net)} is the server of its vhost-user socket and cannot reconnect.`, fixes: [safeFix('Remove <reconnect>', removeElement(source, reconnect))] };
  },
  bad: [
    "<interface type='vhostuser'><source type='unix' path='/run/vu.sock' mode='server'>«<reconnect enabled='yes' timeout='5'/>»</source><model type='virtio'/></interface>",
  ],
  good: [
    guestOf('x86_64', 'q35', "<memoryBacking><access mode='shared'/></memoryBacking><devices><interface type='vhostuser'><source type='unix' path='/run/vu.sock' mode='client'><reconnect enabled='yes' timeout='5'/></source><model type='virtio'/></interface></devices>"),
  ],
});
