import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'reboot-timeout-range',
  profile: 'libvirt',
  severity: 'error',
  title: 'A reboot timeout out of range',
  why: 'The BIOS waits up to 65535 milliseconds before it reboots; -1 means that it does not.',
  remedy: 'Write a number from -1 to 65535.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefBootValidate', text: 'invalid value for rebootTimeout, must be in range [-1,65535]' },
  ],
  visits: ['domain/os/bios'],
  *check(bios) {
    const timeout = attribute(bios, 'rebootTimeout');
    if (!timeout || !/^\s*[-+]?\d{1,9}$/.test(timeout.value)) return;
    const number = Number(timeout.value);
    if (number < -1 || number > 65535) yield { at: timeout, message: `The reboot timeout is ${timeout.value}; it is from -1 to 65535 milliseconds.` };
  },
  bad: [
    "<os><type arch='x86_64' machine='q35'>hvm</type><bios «rebootTimeout='70000'»/></os>",
  ],
  good: [
    "<os><type arch='x86_64' machine='q35'>hvm</type><bios rebootTimeout='-1'/></os>",
  ],
});
