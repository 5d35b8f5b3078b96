import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'console-target-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A console that QEMU does not have',
  why: "QEMU's consoles are serial, virtio, sclp and sclplm; xen, uml, lxc and openvz belong to other hypervisors.",
  remedy: "Use <target type='serial'/> or 'virtio'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefConsole', text: 'unsupported console target type %1$s' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/console'],
  *check(console) {
    const type = attribute(child(console, 'target'), 'type');
    if (type?.valueSpan && ['xen', 'uml', 'lxc', 'openvz'].includes(type.value)) yield { at: type, message: `${deviceName(console)} has the target ${type.value}, which QEMU does not have.`, fixes: [offeredFix("Write type='serial'", replace(type.valueSpan, 'serial')), offeredFix("Write type='virtio'", replace(type.valueSpan, 'virtio'))] };
  },
  bad: [
    "<console type='pty'><target «type='xen'»/></console>",
  ],
  good: [
    "<console type='pty'><target type='virtio'/></console>",
  ],
});
