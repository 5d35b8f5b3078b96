import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'sound-model-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A sound card that QEMU does not have',
  why: 'ich7 belongs to other hypervisors.',
  remedy: "Use model='ich9', 'ich6', 'virtio' or 'ac97'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefSound', text: "sound card model '%1$s' is not supported by qemu" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/sound'],
  *check(sound) {
    const model = attribute(sound, 'model');
    if (model?.value === 'ich7') yield { at: model, message: 'QEMU has no sound card ich7.', fixes: [offeredFix("Write model='ich9'", replace(model.valueSpan!, 'ich9')), offeredFix("Write model='ich6'", replace(model.valueSpan!, 'ich6'))] };
  },
  bad: [
    "<sound «model='ich7'»/>",
  ],
  good: [
    "<sound model='ich9'/>",
  ],
});
