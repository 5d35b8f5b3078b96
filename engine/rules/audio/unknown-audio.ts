import { deviceName, count } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
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
  onlyWith: ['audio'],
  visits: ['domain/devices'],
  *check(devices) {
    const known = new Set(children(devices, 'audio').map((a) => count(a, 'id')));
    const only = known.size === 1 ? [...known][0] : undefined;
    for (const device of children(devices)) {
      const audio = device.name === 'sound' || (device.name === 'graphics' && value(device, 'type') === 'vnc') ? child(device, 'audio') : undefined;
      const id = count(audio, 'id');
      if (!audio || id === undefined || id === 0 || known.has(id)) continue;
      yield { at: attribute(audio, 'id')!, message: `${deviceName(audio)} plays through audio backend ${id}, which the domain does not have.`, fixes: only === undefined ? [] : [offeredFix(`Use audio backend ${only}`, setAttribute(audio, 'id', String(only)))] };
    }
  },
  bad: [
    "<devices><audio id='1' type='none'/><sound model='ich9'><audio «id='3'»/></sound></devices>",
    "<devices><graphics type='vnc'><audio «id='3'»/></graphics></devices>",
  ],
  good: [
    "<devices><audio id='1' type='none'/><sound model='ich9'><audio id='1'/></sound></devices>",
  ],
});
