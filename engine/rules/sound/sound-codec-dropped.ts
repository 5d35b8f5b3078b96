import { children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'sound-codec-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'A codec on a sound card that has none',
  why: 'Only the Intel HDA cards (ich6 and ich9) and the USB one of old configurations take codecs. libvirt does not read <codec> of other models and drops it.',
  remedy: "Use model='ich9', or remove <codec>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainSoundDefParseXML', text: 'parse the <codec> subelements for sound models that support it' }],
  visits: ['domain/devices/sound'],
  *check(sound, { text }) {
    const model = value(sound, 'model') ?? '';
    if (!['ac97', 'es1370', 'pcspk', 'sb16', 'usb', 'virtio'].includes(model)) return;
    for (const at of children(sound, 'codec')) yield { at, message: `The sound card ${model} takes no codec; libvirt drops it.`, fixes: [safeFix('Remove <codec>', removeElement(text, at))] };
  },
  bad: ["<sound model='ac97'>«<codec type='micro'/>»</sound>"],
  good: ["<sound model='ich9'><codec type='micro'/></sound>"],
});
