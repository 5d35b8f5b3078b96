import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-flash-size',
  category: 'firmware',
  severity: 'fatal',
  title: 'A firmware file has a size that the flash cannot have',
  match: [
    'system firmware block device {name:path} has invalid size {size:number}',
    'system firmware block device has invalid size {size:number}',
    'combined size of system firmware exceeds {limit:number} bytes',
    'block backend provides {size:number} bytes',
    'invalid size nvram backing image',
  ],
  message: 'A firmware or UEFI variable file has a size that the virtual flash does not take.',
  why: 'The file was cut off, converted wrongly or is no flash image; on Arm the image must have exactly the size of the flash (64 MiB).',
  remedy: "Restore the NVRAM file from a backup, or move it aside and let libvirt make a new one from the template (boot entries and keys are lost). On Arm take the padded images of the distribution.",
  checks: [{ command: 'ls -l PATH', look: 'the file of <nvram> and <loader>' }, { command: 'virsh dumpxml VM --xpath //os' }, { command: 'virsh start VM --reset-nvram', changes: true, look: 'makes a new variable store: boot entries and keys are lost' }],
  xml: [{ path: 'os/nvram' }, { path: 'os/loader' }, { path: 'os' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/i386/pc_sysfw.c pc_system_flash_map, hw/block/block.c blk_check_size_and_read_all', text: 'system firmware block device %s has invalid size %' },
  samples: [
    'qemu-system-x86_64: system firmware block device  has invalid size 540700',
    "qemu-system-aarch64: cfi.pflash01 device '/machine/virt.flash1' requires 67108864 bytes, pflash1 block backend provides 786432 bytes",
  ],
  nearMisses: ['block device vda has size 1024', 'qemu-img: Invalid image size specified'],
});
