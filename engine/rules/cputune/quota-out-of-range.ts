import { children, text, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const MAX_PERIOD = 1000000n;
const MAX_QUOTA = 18446744073709551n;

export default defineRule({
  id: 'quota-out-of-range',
  profile: 'libvirt',
  severity: 'error',
  title: 'A quota or period that the kernel does not take',
  why: 'The CPU controller counts in microseconds: periods from 1000 to 1000000, quotas from 1000 to 18446744073709551; 0 and negative quotas mean none.',
  remedy: 'Choose a value in range, such as period 100000.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefCputuneValidate', text: "Value of cputune '%1$s' must be in range [%2$llu, %3$llu]" },
  ],
  visits: ['domain/cputune'],
  *check(cputune, { text: source }) {
    for (const element of children(cputune)) {
      const kind = /^(?:global_|emulator_|iothread_)?(period|quota)$/.exec(element.name)?.[1];
      const written = text(element);
      if (kind === undefined || !/^\+?\d{1,20}$/.test(written) || children(cputune, element.name)[0] !== element) continue;
      const number = BigInt(written);
      const most = kind === 'period' ? MAX_PERIOD : MAX_QUOTA;
      if (number > 0n && (number < 1000n || number > most)) yield { at: textSpan(element, source), message: `The ${element.name} is ${written} microseconds; it is from 1000 to ${most}.` };
    }
  },
  bad: [
    '<cputune><period>«500»</period></cputune>',
    '<cputune><iothread_quota>«500»</iothread_quota></cputune>',
    '<cputune><global_period>«2000000»</global_period></cputune>',
  ],
  good: [
    '<cputune><period>100000</period><quota>-1</quota></cputune>',
  ],
});
