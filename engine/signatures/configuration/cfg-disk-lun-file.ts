import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-disk-lun-file',
  category: 'configuration',
  severity: 'fatal',
  title: 'LUN passthrough for a disk that is no block device',
  match: ["disk device='lun' is (only valid for block type disk source|not supported for)", "rawio can be used only with device='lun'", "sgio can be used only with device='lun'", "<reservations/> allowed only for lun devices"],
  message: "device='lun' passes SCSI commands to a real device; this disk is none.",
  why: 'Only a block device (or iSCSI, or a volume that is one) can take SCSI commands.',
  remedy: "Use device='disk' for files, or type='block' with a /dev path.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //disk' }],
  xml: [{ path: "devices/disk[@device='lun']/@device" }, { path: 'devices/disk/@device' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c virDomainDiskDefValidate, src/qemu/qemu_validate.c", text: "disk device='lun' is only valid for block type disk source" },
  samples: ["error: unsupported configuration: disk device='lun' is only valid for block type disk source", "error: unsupported configuration: disk device='lun' is not supported for bus='sata'"],
  nearMisses: ["SCSI device '4:0:0:9': could not access", "disk device='cdrom'"],
});
