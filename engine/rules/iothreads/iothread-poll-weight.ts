import { readNumber } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const MOST = 63;
const guest = (poll: string): string => `<iothreads>1</iothreads><iothreadids><iothread id='1'>${poll}</iothread></iothreadids>`;

export default defineRule({
  id: 'iothread-poll-weight',
  profile: 'libvirt',
  severity: 'error',
  since: '12.7.0',
  title: 'A poll weight beyond 63',
  why: 'The weight is a shift of 64-bit numbers: 0 to 63.',
  remedy: 'Write a number from 0 to 63.',
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of I/O threads', text: 'poll weight %1$u is out of range [0, 63]' }],
  onlyWith: ['poll'],
  visits: ['domain/iothreadids/iothread/poll'],
  *check(poll) {
    const weight = attribute(poll, 'weight');
    const number = readNumber(weight?.value ?? '');
    if (weight && number !== undefined && number > MOST) yield { at: weight, message: `The poll weight ${number} is beyond ${MOST}.` };
  },
  bad: [guest("<poll «weight='64'»/>")],
  good: [guest("<poll weight='63'/>")],
});
