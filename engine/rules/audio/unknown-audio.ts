import { deviceName, count } from '../../schema/read.ts';
import { all, attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'unknown-audio',
  profile: 'libvirt',
  severity: 'error',
  title: 'An audio backend that is not there',
  why: 'A sound card or VNC server plays through the <audio> of its id.',
  remedy: 'Add <audio> with that id, or name one that exists.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainEnsureAudioID', text: 'no audio device with ID %1$u' },
  ],
  visits: ['domain/devices/sound/audio', 'domain/devices/graphics/audio'],
  *check(audio, { domain }) {
    const id = count(audio, 'id');
    if (id === undefined || id === 0 || (audio.parent!.name === 'graphics' && value(audio.parent, 'type') !== 'vnc')) return;
    const known = all(domain, 'devices', 'audio').map((a) => count(a, 'id'));
    if (known.includes(id)) return;
    yield { at: attribute(audio, 'id')!, message: `${deviceName(audio)} plays through audio backend ${id}, which the domain does not have.`, fixes: known.length === 1 && known[0] !== undefined ? [offeredFix(`Use audio backend ${known[0]}`, setAttribute(audio, 'id', String(known[0])))] : [] };
  },
  bad: [
    "<devices><audio id='1' type='none'/><sound model='ich9'><audio «id='3'»/></sound></devices>",
    "<devices><graphics type='vnc'><audio «id='3'»/></graphics></devices>",
  ],
  good: [
    "<devices><audio id='1' type='none'/><sound model='ich9'><audio id='1'/></sound></devices>",
  ],
});
