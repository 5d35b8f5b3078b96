import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-ide-too-many',
  category: 'configuration',
  severity: 'fatal',
  title: 'More IDE drives than the controller takes',
  match: ['Only a single IDE controller is supported for this machine type', "Can't create IDE unit {unit:number}, bus supports only {limit:number} units"],
  message: 'The VM has more IDE drives than the one controller with four places.',
  why: 'The pc machines have a single IDE controller with two channels of two drives.',
  remedy: "Put the others on SATA, SCSI or virtio.",
  checks: [{ command: "virsh dumpxml --inactive VM --xpath \"//disk/target[@bus='ide']\"" }],
  xml: [{ path: "devices/disk/target[@bus='ide']" }, { path: "devices/controller[@type='ide']" }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_command.c qemuBuildControllersCommandLine; QEMU hw/ide/qdev.c (ide-dev.c)', text: 'Only a single IDE controller is supported for this machine type' },
  samples: ['error: unsupported configuration: Only a single IDE controller is supported for this machine type', "qemu-system-x86_64: -device ide-hd: Can't create IDE unit 2, bus supports only 2 units"],
  nearMisses: ['IDE controllers are unsupported for this QEMU binary or machine type', 'IDE drive detected'],
});
