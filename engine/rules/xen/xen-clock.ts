import { attribute, children, descend, text } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'xen-clock',
  profile: 'libvirt',
  severity: 'error',
  title: 'A clock or timer that Xen does not keep',
  why: 'Xen keeps UTC, local time or an offset, and has the timers tsc and, in HVM guests, hpet.',
  remedy: "Use offset='utc', 'localtime' or 'variable', and remove the timer.",
  witness: [
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDomBuildInfo', text: "unsupported clock offset '%1$s'" },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDomBuildInfo', text: "unsupported timer type (name) '%1$s'" },
  ],
  drivers: ['xen'],
  visits: ['domain/clock'],
  *check(clock, { domain, text: source }) {
    const offset = attribute(clock, 'offset');
    const isHvm = text(descend(domain, 'os', 'type')) === 'hvm';
    if (offset && ['timezone', 'absolute'].includes(offset.value)) yield { at: offset, message: `Xen has no clock with offset ${offset.value}.` };
    for (const timer of children(clock, 'timer')) {
      const name = attribute(timer, 'name');
      if (!name || name.value === 'tsc' || (name.value === 'hpet' && isHvm)) continue;
      if (['platform', 'kvmclock', 'hypervclock', 'rtc', 'pit', 'armvtimer', 'hpet'].includes(name.value)) yield { at: name, message: `Xen has no timer ${name.value}${name.value === 'hpet' ? ' in paravirtual guests' : ''}.`, fixes: [offeredFix('Remove the timer', removeElement(source, timer))] };
    }
  },
  bad: [
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type></os><clock «offset='timezone'» timezone='Europe/Paris'/></domain>",
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type></os><clock offset='utc'><timer «name='kvmclock'» present='yes'/></clock></domain>",
  ],
  good: [
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type></os><clock offset='variable' adjustment='10'><timer name='tsc' mode='native'/><timer name='hpet' present='yes'/></clock></domain>",
  ],
});
