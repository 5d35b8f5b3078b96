import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-memtune-min-guarantee',
  category: 'configuration',
  severity: 'fatal',
  title: 'QEMU guests have no memory guarantee',
  match: ["Parameter 'min_guarantee' not supported by QEMU", "'min_guarantee' is not supported"],
  message: '<min_guarantee> is set, which the QEMU driver does not support.',
  why: 'The parameter exists for VMware; control groups as libvirt uses them have no such guarantee.',
  remedy: 'Remove <min_guarantee>; to hold memory ready use huge pages or <locked/>.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //memtune' }],
  xml: [{ path: 'memtune/min_guarantee' }, { path: 'memtune' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c', text: "Parameter 'min_guarantee' not supported by QEMU." },
  samples: ["error: unsupported configuration: Parameter 'min_guarantee' not supported by QEMU.", "2025-01-01 00:00:00.000+0000: 7: error : qemuValidateDomainDefMemory:900 : unsupported configuration: Parameter 'min_guarantee' not supported by QEMU."],
  nearMisses: ["Parameter 'swap_hard_limit' ok", 'min_guarantee'],
});
