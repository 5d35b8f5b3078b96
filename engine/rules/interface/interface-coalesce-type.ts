import { deviceName } from '../../schema/read.ts';
import { child, descend, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'interface-coalesce-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'Coalescing on a network without a tap device',
  why: 'libvirt sets coalescing on the tap device of networks and bridges only.',
  remedy: 'Remove <coalesce>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'coalesce settings on interface type %1$s are not supported' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['coalesce'],
  visits: ['domain/devices/interface'],
  *check(net, { text: source }) {
    const coalesce = child(net, 'coalesce');
    const type = value(net, 'type') ?? 'user';
    const frames = value(descend(coalesce, 'rx', 'frames'), 'max');
    if (!coalesce || frames === undefined || type === 'network' || type === 'bridge') return;
    yield { at: coalesce, message: `${deviceName(net)} of type ${type.slice(0, 40)} cannot have coalescing; networks and bridges can.`, fixes: [safeFix('Remove <coalesce>', removeElement(source, coalesce))] };
  },
  bad: [
    "<interface type='user'><model type='virtio'/>«<coalesce>»<rx><frames max='32'/></rx></coalesce></interface>",
  ],
  good: [
    "<interface type='bridge'><source bridge='br0'/><model type='virtio'/><coalesce><rx><frames max='32'/></rx></coalesce></interface>",
  ],
});
