import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'memballoon-model-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory balloon of Xen',
  why: "QEMU's balloon is virtio.",
  remedy: "Write model='virtio' or 'none'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefMemballoon', text: "Memory balloon device type '%1$s' is not supported by this version of qemu" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/memballoon'],
  *check(memballoon) {
    const model = attribute(memballoon, 'model');
    if (model?.value === 'xen') yield { at: model, message: 'The memory balloon xen does not exist in QEMU.', fixes: [safeFix("Write model='virtio'", replace(model.valueSpan!, 'virtio'))] };
  },
  bad: [
    "<memballoon «model='xen'»/>",
  ],
  good: [
    "<memballoon model='virtio'/>",
  ],
});
