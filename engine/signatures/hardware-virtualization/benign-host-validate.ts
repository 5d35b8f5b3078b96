import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-host-validate',
  category: 'hardware-virtualization',
  severity: 'benign',
  title: 'A host check passed',
  match: ['QEMU: Checking {check} : PASS', 'QEMU: Checking {check}: PASS', 'LXC: Checking {check}: PASS'],
  message: 'virt-host-validate passed a check.',
  why: 'The tool lists each check with its result.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'libvirt 11.3.0, tools/virt-validate-common.c virValidatePass', text: 'PASS' },
  samples: ['  QEMU: Checking if device /dev/kvm is accessible                            : PASS', '   LXC: Checking for Linux >= 2.6.26: PASS'],
  nearMisses: ['  QEMU: Checking for hardware virtualization                                 : FAIL', 'PASS through'],
});
