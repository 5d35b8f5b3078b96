import { inputBus } from '../../schema/domain/usb.ts';
import { attribute, descend, text, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'input-bus-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'An input device on a bus it does not have',
  why: 'PS/2 knows mouse and keyboard; passthrough is virtio; evdev has no bus; virtio models need the virtio bus.',
  remedy: 'Use a bus that fits, or leave it out.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainInputDefValidate',
    text: 'ps2 bus does not support %1$s input device',
  },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainInputDefValidate', text: 'only bus \'virtio\' is supported for input model \'%s\'' },
  ],
  visits: ['domain/devices/input'],
  *check(input, { domain }) {
    const type = value(input, 'type');
    const bus = attribute(input, 'bus');
    const model = attribute(input, 'model');
    const hvm = text(descend(domain, 'os', 'type')) === 'hvm';
    if (hvm && bus?.value === 'ps2' && type !== undefined && type !== 'mouse' && type !== 'keyboard') yield { at: bus, message: `The PS/2 bus has no input device of type ${type}.` };
    if (type === 'passthrough' && bus && bus.value !== 'virtio') yield { at: bus, message: `A passthrough input device is on the ${bus.value} bus; only virtio has it.` };
    if (type === 'evdev' && bus && bus.value !== 'none') yield { at: bus, message: 'An evdev input device has no bus.' };
    const own = inputBus(input, domain);
    if (model?.value.startsWith('virtio') && own !== undefined && own !== 'virtio') yield { at: model, message: `The model ${model.value.slice(0, 40)} is on the ${own.slice(0, 20)} bus; it needs bus='virtio'.`, fixes: [offeredFix("Write bus='virtio'", setAttribute(input, 'bus', 'virtio'))] };
  },
  bad: [
    `<input type='tablet' «model='virtio-transitional'»/>`,
    `<input type='tablet' «bus='ps2'»/>`,
    `<input type='keyboard' bus='usb' «model='virtio'»/>`,
  ],
  good: [
    `<input type='mouse' bus='ps2'/>`,
    `<input type='tablet' bus='usb'/>`,
  ],
});
