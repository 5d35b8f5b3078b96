import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'interface-teaming-transient-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A transient team member that is no passed-through card',
  why: "The transient half of a team is a host device that can be unplugged for migration: type='hostdev', or a network that gives one.",
  remedy: "Use type='hostdev' or a network that hands out host devices.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: "virtio-net teaming transient interface must be type='hostdev', not '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['teaming'],
  visits: ['domain/devices/interface'],
  *check(net) {
    const type = attribute(net, 'type');
    if (!type || value(child(net, 'teaming'), 'type') !== 'transient' || ['hostdev', 'network'].includes(type.value)) return;
    yield { at: type, message: `${deviceName(net)} is the transient half of a team and must be of type hostdev, not ${type.value.slice(0, 40)}.` };
  },
  bad: [
    "<interface «type='bridge'»><source bridge='br0'/><model type='virtio'/><teaming type='transient' persistent='ua-a'/></interface>",
  ],
  good: [
    "<interface type='network'><source network='sriov'/><teaming type='transient' persistent='ua-a'/></interface>",
  ],
});
