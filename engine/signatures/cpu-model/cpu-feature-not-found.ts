import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-feature-not-found',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'No CPU feature has that name',
  match: ['CPU feature {feature:path} not found', '(unknown|Unknown) CPU feature(:|) {feature:path}', "{cpu:word}-cpu.{feature:word}=o(n|ff): Property '{property:quoted}' not found", "Feature '{feature:quoted}' is not available for CPU model", "Property '{cpu:word}-cpu.{feature:word}' not found"],
  unless: ['hv-', 'hv_'],
  message: 'A CPU feature that the XML names is not known to this libvirt or QEMU.',
  why: 'The name is misspelt or newer than the program that has to switch it.',
  remedy: 'Remove that <feature>, correct its name, or update QEMU and libvirt.',
  checks: [{ command: 'qemu-system-x86_64 -cpu help', look: 'the list of recognised flags' }, { command: 'virsh dumpxml VM --xpath //cpu' }],
  xml: [{ path: 'cpu/feature', equals: 'feature' }, { path: 'cpu' }],
  witness: { source: 'QEMU before 2.x, target-i386/cpu.c x86_cpu_parse_featurestr; later qom/object.c; libvirt 11.3.0 src/cpu/cpu_x86.c', text: 'CPU feature %s not found' },
  samples: [
    'qemu-system-x86_64: CPU feature fsrmx not found',
    "qemu-system-x86_64: can't apply global EPYC-x86_64-cpu.zz-top=on: Property 'EPYC-x86_64-cpu.zz-top' not found",
    'error: internal error: unknown CPU feature: avx1024',
  ],
  nearMisses: ["qemu-system-aarch64: can't apply global cortex-a57-arm-cpu.hv-time=on: Property 'cortex-a57-arm-cpu.hv-time' not found", "qemu-system-x86_64: -device virtio-net-pci,colour=red: Property 'virtio-net-pci.colour' not found"],
});
