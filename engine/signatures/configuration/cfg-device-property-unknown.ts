import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-device-property-unknown',
  category: 'configuration',
  severity: 'fatal',
  title: 'A device has no property of that name',
  match: ["-device {argument:path}: Property '{device:quoted}.{property:word}' not found", "Property '{device:quoted}.{property:word}' not found", "Property '.{property:word}' not found", "Parameter '{property:quoted}' is unexpected", "Invalid parameter '{property:quoted}'"],
  unless: ['-cpu.', 'hv-', 'hv_'],
  message: 'An option is given that the QEMU device does not have.',
  why: 'It is misspelt, newer than this QEMU, or belongs to another device; usually it comes from <qemu:commandline> or <qemu:override>.',
  remedy: 'Look the property up with -device NAME,help and correct or remove it.',
  checks: [{ command: 'qemu-system-x86_64 -device NAME,help' }, { command: 'virsh dumpxml --inactive VM', look: 'qemu:commandline, qemu:override' }],
  xml: [{ path: 'qemu:commandline/qemu:arg/@value', equals: 'argument' }, { path: 'qemu:commandline' }, { path: 'qemu:override' }, { path: 'devices' }],
  yieldsTo: ['cfg-qemu-arg-unknown'],
  witness: { source: 'QEMU 7.2 and 10.0, qom/object.c object_property_find_err', text: "Property '%s.%s' not found" },
  samples: ["qemu-system-x86_64: -device virtio-balloon-pci,colour=red: Property 'virtio-balloon-pci.colour' not found", "qemu-kvm: can't apply global virtio-net-pci.nonsense=on: Property 'virtio-net-pci.nonsense' not found"],
  nearMisses: ["Property 'EPYC-x86_64-cpu.zz-top' not found", "'virtio-turbo-pci' is not a valid device model name"],
});
