import { attribute } from '../../xml/query.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

const lxc = (devices: string): string => `<domain type='lxc'><name>example</name><memory unit='MiB'>256</memory><os><type>exe</type><init>/sbin/init</init></os><devices>${devices}</devices></domain>`;

export default defineRule({
  id: 'lxc-console',
  profile: 'libvirt',
  severity: 'error',
  title: 'A container without a console, or with one of another type',
  why: "A container is started on a pseudo terminal: it needs one console at least, and all must be of type='pty'.",
  remedy: "Write <console type='pty'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/lxc/lxc_process.c virLXCProcessStart', text: 'Only PTY console types are supported' },
  ],
  drivers: ['lxc'],
  visits: ['domain/devices/console'],
  *check(console) {
    const type = attribute(console, 'type');
    if (type?.valueSpan && type.value !== 'pty') yield { at: type, message: `A container's console must be of type pty, not ${type.value.slice(0, 40)}.`, fixes: [safeFix("Write type='pty'", replace(type.valueSpan, 'pty'))] };
  },
  bad: [
    lxc("<console «type='file'»><source path='/srv/log'/></console>"),
  ],
  good: [
    lxc("<console type='pty'/>"),
  ],
});
