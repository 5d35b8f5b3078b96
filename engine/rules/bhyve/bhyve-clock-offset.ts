import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

export default defineRule({
  id: 'bhyve-clock-offset',
  profile: 'libvirt',
  severity: 'error',
  title: 'A clock that bhyve does not keep',
  why: "bhyve's clock runs in UTC or in local time.",
  remedy: "Write offset='utc' or 'localtime'.",
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveProcessBuildBhyveCmd', text: "unsupported clock offset '%1$s'" },
  ],
  drivers: ['bhyve'],
  visits: ['domain/clock'],
  *check(clock) {
    const offset = attribute(clock, 'offset');
    if (!offset?.valueSpan || !['variable', 'timezone', 'absolute'].includes(offset.value)) return;
    yield { at: offset, message: `bhyve has no clock with offset ${offset.value}, only utc and localtime.`, fixes: [offeredFix("Write offset='utc'", replace(offset.valueSpan, 'utc')), offeredFix("Write offset='localtime'", replace(offset.valueSpan, 'localtime'))] };
  },
  bad: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os><clock «offset='variable'» adjustment='60'/></domain>",
  ],
  good: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os><clock offset='utc'/></domain>",
  ],
});
