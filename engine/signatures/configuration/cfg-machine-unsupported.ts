import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-machine-unsupported',
  category: 'configuration',
  severity: 'fatal',
  title: 'This QEMU does not know the machine type',
  match: ["the machine '{machine:quoted}' is not supported by emulator", "does not support machine type '{machine:quoted}'", '(U|u)nsupported machine type', 'Supported machines are:', 'Cannot find machine type {machine:path}', "machine type '{machine:quoted}' (is not supported|not found|does not exist)", 'Use -machine help to list supported machines', 'could not find capabilities for …machine={machine:path}'],
  message: 'The installed QEMU does not offer the machine type of the VM.',
  why: 'Old versioned types are removed in time, newer ones come from a newer QEMU, and types like pc-…-rhel or pc-…-xenial belong to one distribution.',
  remedy: "Choose the type of the same family (pc-i440fx or pc-q35) that this QEMU lists. Guest hardware may shift a little, so keep family and addresses; Windows may ask for activation.",
  checks: [{ command: 'qemu-system-x86_64 -machine help' }, { command: 'virsh capabilities --xpath //guest/arch/machine' }, { command: 'virsh dumpxml --inactive VM --xpath //os/type' }],
  xml: [{ path: 'os/type/@machine', equals: 'machine' }, { path: 'os/type/@machine' }],
  yieldsTo: ['cfg-machine-none'],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c; QEMU softmmu/vl.c (system/vl.c) machine_parse", text: "Emulator '%1$s' does not support machine type '%2$s'" },
  samples: ["error: invalid argument: the machine 'pear-7.7' is not supported by emulator '/usr/bin/qemu-system-x86_64'", "error: unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support machine type 'pc-q35-99.1'", 'qemu-kvm: -machine pc-i440fx-zesty,accel=kvm: unsupported machine type\nUse -machine help to list supported machines'],
  nearMisses: ["CPU model 'x' is not supported on this machine type", 'machine types supported'],
});
