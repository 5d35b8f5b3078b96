import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duplicate-audio-id',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two audio backends with one id',
  why: 'Sound cards and VNC servers name their backend by its id.',
  remedy: 'Give each <audio> an id of its own.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainAudioDefValidate', text: 'audio ID %1$u is used multiple times' },
  ],
  onlyWith: ['audio'],
  visits: ['domain/devices'],
  *check(devices) {
    const first = new Map<number, Element>();
    for (const audio of children(devices, 'audio')) {
      const id = count(audio, 'id');
      if (id === undefined) continue;
      const before = first.get(id);
      if (before) yield { at: attribute(audio, 'id')!, message: `The audio id ${id} is taken already.`, evidence: [{ at: attribute(before, 'id')!, message: 'It is taken here.' }] };
      else first.set(id, audio);
    }
  },
  bad: [
    "<devices><audio id='1' type='none'/><audio «id='1'» type='none'/></devices>",
  ],
  good: [
    "<devices><audio id='1' type='none'/><audio id='2' type='none'/></devices>",
  ],
});
