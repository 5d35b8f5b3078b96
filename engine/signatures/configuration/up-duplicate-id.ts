import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-duplicate-id',
  category: 'configuration',
  severity: 'fatal',
  title: 'Two QEMU objects have the same id',
  match: ["Chardev with id '{id:quoted}' already exists", "Device with id '{id:quoted}' already exists", "Duplicate ID '{id:quoted}' for {kind:path}", "Duplicate device ID '{id:quoted}'", "Duplicate nodes with node-name='{id:quoted}'", "attempt to add duplicate property '{id:quoted}' to object"],
  message: "The id '{id}' is given twice on QEMU's command line.",
  why: 'A device was added by hand (qemu:commandline) with an id that libvirt uses as well, or a doubled device.',
  remedy: 'Choose another id in the custom arguments, or remove the doubled device.',
  checks: [{ command: 'virsh dumpxml --inactive VM', look: '<qemu:commandline>' }, { command: 'tail -40 /var/log/libvirt/qemu/VM.log' }],
  xml: [{ path: 'qemu:commandline' }],
  witness: { source: 'QEMU 7.2 and 10.0, util/qemu-option.c qemu_opts_create, softmmu/qdev-monitor.c, qom/object.c; QEMU chardev/char.c', text: "Duplicate ID '%s' for %s / Chardev with id '%s' already exists" },
  samples: ["qemu-system-x86_64: -chardev null,id=pear: Chardev with id 'pear' already exists", "qemu-system-x86_64: -device virtio-net-pci,id=net0: Duplicate ID 'net0' for device", "qemu-kvm: -netdev user,id=hostnet0: Duplicate ID 'hostnet0' for netdev"],
  nearMisses: ['Duplicate USB address bus 0 port 1', 'id duplicate'],
});
