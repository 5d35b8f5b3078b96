import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-edac-ce',
  category: 'resource',
  severity: 'degraded',
  title: 'Correctable memory errors',
  match: [
    'EDAC MC(0|1|2|3|4|5|6|7|8|9|1{tens:number}|2{tens:number}): {count:number} CE {detail}',
    'CE memory read error',
    'CE memory scrubbing error',
    'EDAC MC{controller:number}: CE page {detail}',
  ],
  message: "The host's memory has errors that were corrected.",
  why: 'A DIMM is failing, or sits badly. ECC repairs single bits; a growing count turns into uncorrectable errors that kill VMs.',
  remedy: 'Watch the counters and replace the DIMM that the message names when they grow.',
  checks: [
    { command: 'ras-mc-ctl --error-count' },
    { command: 'grep . /sys/devices/system/edac/mc/mc*/ce_count' },
  ],
  witness: {
    source: 'Linux drivers/edac/edac_mc.c, edac_ce_error()',
    text: 'EDAC MC%d: %d CE %s%son %s (%s page:0x%lx …)',
  },
  samples: [
    '[ 2020.000001] EDAC MC1: 3 CE memory read error on CPU_SrcID#1_Ha#0_Chan#2_DIMM#0 (channel:2 slot:0 page:0x123 offset:0x0 grain:32)',
    'hv kernel: EDAC MC0: 1 CE on DIMM_A1 (channel:0 slot:0)',
    '[ 2021.000001] EDAC MC0: CE page 0x1234, offset 0x0, grain 128, syndrome 0x10, row 2, channel 1, label "": i5000',
  ],
  nearMisses: [
    'EDAC MC: Ver: 3.0.0',
    'EDAC MC0: Giving out device to module skx_edac',
  ],
});
