import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-qemu-arg-unknown',
  category: 'configuration',
  severity: 'fatal',
  title: 'QEMU does not know an argument',
  match: ['Expected key=value format, found {what}', "-{option:word} {argument:path}: Parameter '{parameter:quoted}' expects", ' {option:path}: invalid option$', "There is no option group '{option:quoted}'", 'Option not supported (for this target|in this build)'],
  message: 'The emulator was started with an argument that it does not have.',
  why: 'A custom argument is misspelt or was removed from this QEMU version, or libvirt is older than QEMU expects.',
  remedy: 'Correct or remove it under <qemu:commandline>; removed options are listed in QEMU\'s removed-features page.',
  checks: [{ command: 'qemu-system-x86_64 -help' }, { command: 'virsh dumpxml --inactive VM', look: '<qemu:commandline>' }],
  xml: [{ path: 'qemu:commandline/qemu:arg/@value', equals: 'option' }, { path: 'qemu:commandline' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/vl.c (system/vl.c) lookup_opt; hw/core/cpu-common.c', text: 'invalid option / Expected key=value format, found %s.' },
  samples: ['qemu-system-aarch64: Expected key=value format, found seven.', 'qemu-system-x86_64: -no-hpett: invalid option', "qemu-kvm: -set device.net9.foo=1: There is no option group 'net9'"],
  nearMisses: ["Property 'virtio-net-pci.turbo' not found", "mount: invalid option -- 'Z'"],
});
