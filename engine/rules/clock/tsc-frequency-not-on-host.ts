import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { hostCpu: { tsc: { frequencyHz: 2_594_000_000, scaling: false } } };
const guest = (frequency: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type></os><clock offset='utc'><timer name='tsc' ${frequency}/></clock>`);

/** TSC_TOLERANCE of libvirt's src/qemu/qemu_process.c, in parts of a million. */
const TOLERANCE = 250;

export default defineRule({
  id: 'tsc-frequency-not-on-host',
  cause: 'cpu-tsc-frequency',
  profile: 'host',
  severity: 'error',
  title: 'A frequency of the time stamp counter that the host cannot give',
  why: 'A CPU without TSC scaling gives guests its own frequency. libvirt starts no guest that is to have another one, by more than 250 parts of a million.',
  remedy: 'Remove @frequency, or write that of this host (virsh capabilities shows it as counter).',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidateTSC', text: 'Requested TSC frequency %1$llu Hz is outside tolerance range ([%2$llu, %3$llu] Hz) around host frequency %4$llu Hz and TSC scaling is not supported by the host CPU' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@frequency'],
  visits: ['domain/clock/timer'],
  needs: ['hostCpu'],
  *check(timer, { domain, host: { hostCpu: { tsc } } }) {
    const at = attribute(timer, 'frequency');
    const first = timer.parent!.children.find((c) => c.kind === 'element' && c.name === 'timer' && value(c, 'name') === 'tsc' && value(c, 'frequency') !== undefined);
    if (!at || timer !== first || timer.parent?.parent !== domain || tsc?.scaling !== false || !/^\d{1,12}$/.test(at.value)) return;
    const [wanted, tolerance] = [Number(at.value), Math.floor((tsc.frequencyHz * TOLERANCE) / 1_000_000)];
    if (wanted > 0 && Math.abs(wanted - tsc.frequencyHz) > tolerance) yield { at, message: `The guest's time stamp counter is to have ${at.value} Hz; that of the host has ${tsc.frequencyHz} Hz and cannot be scaled.` };
  },
  bad: [{ xml: guest("«frequency='1000000000'»"), host }],
  good: [{ xml: guest("frequency='2594000100'"), host }, { xml: guest("frequency='1000000000'"), host: { hostCpu: { tsc: { frequencyHz: 2_594_000_000, scaling: true } } } }, { xml: guest("frequency='1000000000'"), host: { hostCpu: { tsc: { frequencyHz: 2_594_000_000 } } } }],
});
