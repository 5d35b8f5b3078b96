import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const OWNER: Readonly<Record<string, string>> = { multichannel: 'usb', streams: 'virtio' };

export default defineRule({
  id: 'sound-setting-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'A setting of another sound card',
  why: 'libvirt reads multichannel only for the USB sound card and streams only for the virtio one; of other models it drops them without a word.',
  remedy: 'Remove the setting, or use the model it belongs to.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainSoundDefParseXML', text: 'if (def->model == VIR_DOMAIN_SOUND_MODEL_USB) { if (virXMLPropTristateBool(node, "multichannel"' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainSoundDefParseXML', text: 'if (def->model == VIR_DOMAIN_SOUND_MODEL_VIRTIO) { if (virXMLPropUInt(node, "streams"' },
  ],
  visits: ['domain/devices/sound'],
  *check(sound, { text }) {
    const model = value(sound, 'model');
    if (model === undefined) return;
    for (const [name, owner] of Object.entries(OWNER)) {
      const at = attribute(sound, name);
      if (at && model !== owner) yield { at, message: `The sound card ${model.slice(0, 20)} has no ${name}; libvirt drops it, for it belongs to model ${owner}.`, fixes: [safeFix(`Remove ${name}`, removeAttribute(text, at))] };
    }
  },
  bad: ["<sound model='ich9' «streams='4'»/>"],
  good: ["<sound model='virtio' streams='4'/>", "<sound model='usb' multichannel='yes'/>"],
});
