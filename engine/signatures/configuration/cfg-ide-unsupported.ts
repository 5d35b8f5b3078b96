import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-ide-unsupported',
  category: 'configuration',
  severity: 'fatal',
  title: 'The machine type has no IDE controller',
  match: ['IDE controllers are unsupported for this QEMU binary or machine type', "No 'IDE' bus found for device", 'machine type does not support if=ide'],
  message: 'A disk sits on bus ide, which this machine type does not have.',
  why: 'Only the i440fx machines (pc) have IDE; q35 and virt offer SATA, SCSI and virtio.',
  remedy: "Use <target bus='sata'> (or virtio, scsi) for the disk. The guest must have the driver for the bus it boots from.",
  checks: [{ command: "virsh dumpxml --inactive VM --xpath \"//disk/target[@bus='ide'] | //os/type\"" }],
  xml: [{ path: "devices/disk/target[@bus='ide']/@bus" }, { path: "devices/controller[@type='ide']" }, { path: 'os/type/@machine' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerIDE', text: 'IDE controllers are unsupported for this QEMU binary or machine type' },
  samples: ['error: unsupported configuration: IDE controllers are unsupported for this QEMU binary or machine type', "qemu-system-aarch64: -device ide-hd,drive=d0: No 'IDE' bus found for device 'ide-hd'"],
  nearMisses: ['Only a single IDE controller is supported for this machine type', 'SATA is not supported with this QEMU binary'],
});
