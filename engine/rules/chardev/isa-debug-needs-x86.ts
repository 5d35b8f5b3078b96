import { deviceName } from '../../schema/read.ts';
import { archOf, isX86 } from '../../schema/domain/machine.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'isa-debug-needs-x86',
  profile: 'libvirt',
  severity: 'error',
  title: 'An ISA debug console on another architecture',
  why: 'The debug port is an ISA port, which only x86 machines have.',
  remedy: 'Use another serial port, or an x86 guest.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainChrDefPostParse', text: 'isa-debug serial type only valid on x86 architecture' },
  ],
  visits: ['domain/devices/serial/target'],
  *check(target, { domain }) {
    const type = attribute(target, 'type');
    if (type?.value !== 'isa-debug' || isX86(domain) !== false) return;
    yield { at: type, message: `${deviceName(target)} is an ISA debug console, but the guest is ${archOf(domain) ?? 'no x86 machine'}.` };
  },
  bad: [
    guestOf('aarch64', 'virt', "<devices><serial type='pty'><target «type='isa-debug'»/></serial></devices>"),
  ],
  good: [
    "<serial type='pty'><target type='isa-debug'/></serial>",
  ],
});
