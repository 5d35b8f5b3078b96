import { graphicsTypes } from '../../schema/domain/graphics.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'spice-audio-needs-spice',
  profile: 'libvirt',
  severity: 'error',
  title: 'SPICE audio without SPICE graphics',
  why: "The sound travels in the SPICE connection; without <graphics type='spice'> there is none.",
  remedy: 'Add SPICE graphics, or use another audio type.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAudio', text: 'Spice audio is not supported without spice graphics' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/audio'],
  *check(audio, { domain }) {
    const type = attribute(audio, 'type');
    if (type?.value !== 'spice' || graphicsTypes(domain).has('spice')) return;
    yield { at: type, message: `${deviceName(audio)} goes to SPICE, but the domain has no SPICE graphics.`, fixes: [offeredFix("Write type='none'", replace(type.valueSpan!, 'none'))] };
  },
  bad: [
    "<audio id='1' «type='spice'»/>",
  ],
  good: [
    "<devices><graphics type='spice' autoport='yes'/><audio id='1' type='spice'/></devices>",
  ],
});
