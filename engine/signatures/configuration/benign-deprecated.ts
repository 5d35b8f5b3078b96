import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-deprecated',
  category: 'configuration',
  severity: 'benign',
  title: 'QEMU remarks on a deprecated option',
  match: ['warning: …is deprecated', "warning: …deprecated, (please |)use", "warning: Machine type '{machine:quoted}' is deprecated", "warning: short-form boolean option", 'deprecated configuration: {what}'],
  message: 'An option is deprecated; the VM still works.',
  why: 'QEMU names options that a later version will drop.',
  remedy: 'Change it before the next big QEMU update.',
  checks: [],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/vl.c (system/vl.c) and others', text: "Machine type '%s' is deprecated: %s" },
  samples: ["qemu-system-x86_64: warning: Machine type 'pc-i440fx-2.4' is deprecated: old and unattended - use a newer version instead", 'qemu-kvm: warning: short-form boolean option \'readonly\' deprecated'],
  nearMisses: ['qemu-kvm: -realtime: invalid option', 'error: deprecated'],
});
