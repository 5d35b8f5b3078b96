import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-mce-boot',
  category: 'other',
  severity: 'benign',
  title: 'The kernel announces MCE decoding',
  match: ['MCE: In-kernel MCE decoding enabled', 'mce: CPU{n:number}: Thermal monitoring enabled', 'mce: Using {n:number} MCE banks', 'CPU supports {n:number} MCE banks', 'mce: [Firmware Bug]: cpuid'],
  message: 'The kernel is ready to decode hardware errors; it reports none.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/edac/mce_amd.c', text: 'In-kernel MCE decoding enabled.' },
  samples: ['[Mon Jan  1 10:00:00 2024] MCE: In-kernel MCE decoding enabled.', '[ 0.1] mce: CPU supports 32 MCE banks'],
  nearMisses: ['mce: [Hardware Error]: Machine check events logged', 'MCE decoding'],
});
