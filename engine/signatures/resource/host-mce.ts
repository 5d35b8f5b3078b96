import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-mce',
  category: 'resource',
  severity: 'degraded',
  title: "The host's hardware reported machine checks",
  match: [
    'mce: [Hardware Error]: {detail}',
    'HANDLING MCE MEMORY ERROR',
    'EDAC MC(0|1|2|3|4|5|6|7|8|9|1{tens:number}|2{tens:number}): {count:number} UE',
    '[Hardware Error]: event severity: (fatal|recoverable|corrected)',
    'CPU {cpu:number}: Machine Check',
  ],
  message: "The host's hardware reported a machine check event.",
  why: 'CPU, memory, cache or a bus met an error: corrected ones foretell a defect, uncorrected ones end processes or the host.',
  remedy: 'Decode the event with rasdaemon or mcelog, check memory, cooling and firmware, and replace what it names. Move VMs away while errors grow.',
  checks: [
    { command: 'ras-mc-ctl --errors' },
    { command: "journalctl -k | grep -iE 'mce|hardware error|edac'" },
  ],
  yieldsTo: ['host-edac-ce'],
  witness: {
    source: 'Linux arch/x86/kernel/cpu/mce/core.c, drivers/edac',
    text: 'mce: [Hardware Error]: Machine check events logged / HANDLING MCE MEMORY ERROR',
  },
  samples: [
    'hv2 kernel: mce: [Hardware Error]: CPU 3: Machine Check: 0 Bank 7: 8c00004000010091',
    '[ 1010.000001] mce: [Hardware Error]: Machine check events logged',
    '[ 1010.000002] EDAC skx MC2: HANDLING MCE MEMORY ERROR',
    '[ 1012.000001] EDAC MC0: 1 UE memory read error on DIMM_B2',
    '[ 1013.000001] [Hardware Error]: event severity: recoverable',
  ],
  nearMisses: [
    'MCE: In-kernel MCE decoding enabled.',
    'mce: CPU supports 22 MCE banks',
  ],
});
