import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-drive-addr-dup',
  category: 'configuration',
  severity: 'fatal',
  title: 'Two drives have the same address',
  match: ['drive with bus={bus:number}, unit={unit:number} \\(index={index:number}\\) exists', 'Floppy unit {unit:number} is in use', 'IDE unit {unit:number} is in use', "lun already used by '{other:quoted}'", "Found duplicate drive address for disk with target name '{target:quoted}'", "using disk target name '{target:quoted}' conflicts with", "lun {lun:number} already (used|in use)", 'SCSI host address …in use by another'],
  message: 'Two disks of the VM sit at the same place of a controller.',
  why: "An <address type='drive'> was copied, or a target name leads to an address that is already given away.",
  remedy: 'Delete the <address> of the added disk and let libvirt choose, or give it a free unit.',
  checks: [{ command: "virsh dumpxml --inactive VM --xpath \"//disk/target | //disk/address\"" }],
  xml: [{ path: 'devices/disk/target/@dev', equals: 'target' }, { path: 'devices/disk/address' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c virDomainDefDuplicateDriveAddressesValidate; QEMU blockdev.c drive_new', text: "Found duplicate drive address for disk with target name '%1$s' controller='%2$u' bus='%3$u' target='%4$u' unit='%5$u' / drive with bus=%d, unit=%d (index=%d) exists" },
  samples: ['qemu-system-x86_64: -drive file=pear: drive with bus=0, unit=7 (index=7) exists', 'qemu-system-x86_64: -device ide-hd,bus=ide.1,unit=0: IDE unit 0 is in use', "qemu-system-x86_64: -device scsi-hd,bus=scsi7.0: lun already used by 'scsi7-0-0-1'", "error: XML error: Found duplicate drive address for disk with target name 'sdc' controller='0' bus='0' target='0' unit='2'", "error: XML error: SCSI host address controller='0' bus='0' target='0' unit='4' in use by another SCSI disk"],
  nearMisses: ["XML error: target 'sda' duplicated for disk sources 'a' and 'b'", 'drive address ok'],
});
