import { deviceName, isOff } from '../../schema/read.ts';
import { attribute, descend } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'ps2-input-needs-ps2',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PS/2 device in a guest without PS/2',
  why: "<ps2 state='off'> takes the controller away that PS/2 mouse and keyboard are plugged into.",
  remedy: 'Use another bus, or remove the feature.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainInputDefValidate', text: 'ps2 bus inputs require the ps2 feature not to be disabled' },
  ],
  since: '11.3.0',
  visits: ['domain/devices/input'],
  *check(input, { domain }) {
    const bus = attribute(input, 'bus');
    const feature = descend(domain, 'features', 'ps2');
    if (bus?.value !== 'ps2' || !feature || !isOff(feature, 'state')) return;
    yield { at: bus, message: `${deviceName(input)} is a PS/2 device, but the guest has no PS/2 controller.`, evidence: [{ at: feature, message: 'It is switched off here.' }], fixes: [offeredFix("Write bus='usb'", setAttribute(input, 'bus', 'usb'))] };
  },
  bad: [
    "<features><ps2 state='off'/></features><devices><input type='mouse' «bus='ps2'»/></devices>",
  ],
  good: [
    "<features><ps2 state='off'/></features><devices><input type='mouse' bus='usb'/></devices>",
  ],
});
