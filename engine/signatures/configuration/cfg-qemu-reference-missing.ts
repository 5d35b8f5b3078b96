import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-qemu-reference-missing',
  category: 'configuration',
  severity: 'fatal',
  title: 'A device refers to a back end that is not defined',
  match: ["Property '{property:quoted}' can't find value '{value:quoted}'"],
  message: 'The device option {property} names {value}, and QEMU has nothing of that name.',
  why: 'A -device of <qemu:commandline> refers to a -drive, -netdev, -chardev or -object that is missing, misspelt, or comes later than the device; libvirt renames its own back ends from release to release.',
  remedy: 'Define the back end before the device in <qemu:commandline>, with the same id; do not rely on names that libvirt makes (drive-…, hostnet…).',
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'virsh domxml-to-native qemu-argv --domain VM' }],
  xml: [{ path: 'qemu:commandline/qemu:arg/@value' }],
  witness: { source: 'QEMU 10.0 and 7.2 hw/core/qdev-properties-system.c and qdev-properties.c', text: "Property '%s.%s' can't find value '%s'" },
  samples: ["qemu-system-x86_64: -device virtio-net-pci,netdev=pear: Property 'virtio-net-pci.netdev' can't find value 'pear'"],
  nearMisses: ["qemu-system-x86_64: Property 'virtio-net-pci.pear' not found"],
});
