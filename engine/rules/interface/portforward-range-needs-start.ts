import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'portforward-range-needs-start',
  profile: 'libvirt',
  severity: 'error',
  title: 'A range of ports without start',
  why: 'end, to and exclude are about the ports that begin at start; without it the range means all ports.',
  remedy: "Add start='…', the first port of the range.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainNetDefValidate', text: "The 'range' of a 'portForward' requires 'start' attribute if 'end', 'to', or 'exclude' is specified" },
  ],
  visits: ['domain/devices/interface/portForward/range'],
  *check(range) {
    if (Number(value(range, 'start') ?? 0) !== 0) return;
    const others = ['end', 'to', 'exclude'].filter((n) => (n === 'exclude' ? attribute(range, n) !== undefined : Number(value(range, n) ?? 0) > 0));
    if (others.length > 0) yield { at: range, message: `A range of ports of ${deviceName(range)} has ${others.join(' and ')} but no start.` };
  },
  bad: [
    "<interface type='user'><backend type='passt'/><portForward proto='tcp'>«<range to='22'/>»</portForward></interface>",
  ],
  good: [
    "<interface type='user'><backend type='passt'/><portForward proto='tcp'><range start='2022' to='22'/></portForward></interface>",
    "<interface type='user'><backend type='passt'/><portForward proto='tcp'/></interface>",
  ],
});
