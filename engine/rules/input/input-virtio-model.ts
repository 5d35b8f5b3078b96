import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'input-virtio-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'A transitional virtio input device',
  why: 'virtio input exists only in the modern form; libvirt refuses both the transitional and the non-transitional model.',
  remedy: 'Use model=\'virtio\', or leave it out.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefInput',
    text: 'virtio (non-)transitional models are not supported for input type=%1$s',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/input'],
  *check(input) {
    const model = attribute(input, 'model');
    if (value(input, 'bus') !== 'virtio' || !model || !/^virtio-(?:non-)?transitional$/.test(model.value)) return;
    yield { at: model, message: `The input device has the model ${model.value}, which does not exist for input.`, fixes: [safeFix("Write model='virtio'", replace(model.valueSpan!, 'virtio'))] };
  },
  bad: [
    `<input type='tablet' bus='virtio' «model='virtio-transitional'»/>`,
  ],
  good: [
    `<input type='tablet' bus='virtio' model='virtio'/>`,
  ],
});
