import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-tsc-unstable',
  category: 'guest',
  severity: 'degraded',
  title: 'The guest gave up the TSC as clock',
  match: ["Marking clocksource 'tsc{rest:quoted}' as unstable", 'Marking TSC unstable', 'TSC found unstable after boot'],
  message: 'The kernel found the TSC unreliable and changes to another clock.',
  why: 'In a VM: the vCPU was not scheduled for long, the VM was paused, saved or moved, or the host itself has an unstable TSC.',
  remedy: 'Prefer kvm-clock in Linux guests; check the clock source of the host and its load. A single remark after a pause does no harm.',
  checks: [{ command: 'cat /sys/devices/system/clocksource/clocksource0/current_clocksource' }, { command: 'chronyc tracking' }],
  xml: [{ path: "clock/timer[@name='tsc']" }, { path: 'clock' }],
  witness: { source: 'Linux, kernel/time/clocksource.c, arch/x86/kernel/tsc.c mark_tsc_unstable', text: 'Marking TSC unstable due to %s' },
  samples: ["[ 500.0] clocksource: timekeeping watchdog on CPU3: Marking clocksource 'tsc-early' as unstable because the skew is too large:", '[ 500.1] TSC found unstable after boot, most likely due to broken BIOS. Use \'tsc=unstable\'.', '[ 500.0] tsc: Marking TSC unstable due to check_tsc_sync_source failed'],
  nearMisses: ['tsc: Refined TSC clocksource calibration: 3000.000 MHz', 'clocksource: Switched to clocksource kvm-clock'],
});
