import { guestOf } from '../../schema/domain/example-domains.ts';
import { isWindows } from '../../schema/domain/guest-os.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const metadata = "<metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'><libosinfo:os id='http://microsoft.com/win/11'/></libosinfo:libosinfo></metadata>";

export default defineRule({
  id: 'windows-clock-utc',
  profile: 'portability',
  severity: 'hint',
  title: 'A Windows guest with its clock in UTC',
  why: 'Windows takes the hardware clock for local time unless its registry says otherwise, so its clock is wrong by the offset of the time zone until it is synchronised.',
  remedy: "Write <clock offset='localtime'>.",
  witness: [{ source: 'libvirt manual, formatdomain, Time keeping', text: 'Most operating systems expect the hardware clock to be kept in UTC, and this is the default. Windows, however, expects it to be in so called \'localtime\'.' }],
  drivers: ['qemu', 'kvm', 'hvf', 'xen'],
  onlyWith: ['metadata'],
  visits: ['domain/clock'],
  *check(clock, { domain }) {
    const offset = attribute(clock, 'offset');
    if (offset?.value === 'utc' && isWindows(domain)) yield { at: offset, message: 'Windows expects its clock in local time, and it is in UTC.', fixes: [offeredFix("Say offset='localtime'", setAttribute(clock, 'offset', 'localtime'))] };
  },
  bad: [guestOf('x86_64', 'q35', `${metadata}<clock «offset='utc'»/>`)],
  good: [guestOf('x86_64', 'q35', `${metadata}<clock offset='localtime'/>`), "<clock offset='utc'/>"],
});
