import { audioById } from '../../schema/domain/graphics.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'bhyve-sound',
  profile: 'libvirt',
  severity: 'error',
  title: 'Sound that bhyve does not have',
  why: 'bhyve has one kind of sound card, ich7, and plays through OSS.',
  remedy: "Use <sound model='ich7'/> and <audio type='oss'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildSoundArgStr', text: 'Sound device model is not supported' },
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildSoundArgStr', text: "unsupported audio backend '%1$s'" },
  ],
  drivers: ['bhyve'],
  visits: ['domain/devices/sound'],
  *check(sound, { domain }) {
    const model = attribute(sound, 'model');
    const id = attribute(child(sound, 'audio'), 'id');
    const audio = id && audioById(domain).get(id.value);
    const type = attribute(audio, 'type');
    if (model?.valueSpan && model.value !== 'ich7') yield { at: model, message: `bhyve has no sound card ${model.value.slice(0, 40)}, only ich7.`, fixes: [safeFix("Write model='ich7'", replace(model.valueSpan, 'ich7'))] };
    else if (type && type.value !== 'oss') yield { at: type, message: `The sound card plays through ${type.value.slice(0, 40)}; bhyve has oss only.` };
  },
  bad: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os><devices><sound «model='ich9'»/></devices></domain>",
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os><devices><sound model='ich7'><audio id='1'/></sound><audio id='1' «type='alsa'»/></devices></domain>",
  ],
  good: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os><devices><sound model='ich7'><audio id='1'/></sound><audio id='1' type='oss'/></devices></domain>",
  ],
});
