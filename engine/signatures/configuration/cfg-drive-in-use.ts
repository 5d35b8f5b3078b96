import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-drive-in-use',
  category: 'configuration',
  severity: 'fatal',
  title: 'A drive or back end is given to two devices',
  match: ["can't take value '{drive:quoted}', it's in use", "Drive '{drive:quoted}' is already in use (because it has been|by another)"],
  message: 'QEMU was given the drive {drive} for two devices.',
  why: 'A -drive without if=none makes a device of its own; the -device of <qemu:commandline> then wants the same drive again. Or two devices name one drive.',
  remedy: 'Write if=none in the -drive, or leave out the -device; better, describe the disk in <devices>.',
  checks: [{ command: 'virsh dumpxml VM' }],
  xml: [{ path: 'qemu:commandline/qemu:arg/@value' }],
  witness: { source: 'QEMU 10.0 and 7.2 hw/core/qdev-properties-system.c set_drive_helper', text: "Drive '%s' is already in use because it has been automatically connected to another device / Property '%s.%s' can't take value '%s', it's in use" },
  samples: [
    "qemu-system-x86_64: -device virtserialport,chardev=pear: Property 'virtserialport.chardev' can't take value 'pear', it's in use",
    "qemu-system-x86_64: -device virtio-blk-pci,drive=pear: Drive 'pear' is already in use because it has been automatically connected to another device (did you need 'if=none' in the drive options?)",
    "qemu-system-x86_64: -device scsi-hd,drive=pear: Drive 'pear' is already in use by another device",
  ],
  nearMisses: ["qemu-system-x86_64: -drive file=pear: Duplicate ID 'pear' for drive"],
});
