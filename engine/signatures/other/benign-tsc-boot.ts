import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-tsc-boot',
  category: 'other',
  severity: 'benign',
  title: 'TSC calibration at boot',
  match: ['tsc: (Refined TSC clocksource calibration|Detected {mhz:path} MHz|Fast TSC calibration)', 'clocksource: Switched to clocksource', 'clocksource: {name:word} mask: '],
  message: 'The kernel measures its clock.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, arch/x86/kernel/tsc.c', text: 'Refined TSC clocksource calibration: %lu.%03lu MHz' },
  samples: ['[ 2.1] tsc: Refined TSC clocksource calibration: 2899.999 MHz', '[ 2.2] clocksource: Switched to clocksource kvm-clock'],
  nearMisses: ['tsc: Marking TSC unstable due to clocksource watchdog', "clocksource: timekeeping watchdog on CPU1: Marking clocksource 'tsc' as unstable"],
});
