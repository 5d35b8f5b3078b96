import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-not-format',
  category: 'storage',
  severity: 'fatal',
  title: 'The image does not have the declared format',
  match: [
    'Could not determine image {format:word}: No compatible driver found',
    'invalid VMDK image {format:word}',
    'No valid {format:word} header found',
    'unsupported {format:word} image \\((version|unaligned|sector size|block size|disk size|too many blocks)',
    'Could not locate UDIF trailer in {format:word} file',
    'Image is not in {format:word} format',
    'Image not in {format:word} format',
    'Volume is not in {format:word} format',
    '"driver":"{format:quoted}"…: invalid (VMDK image descriptor|VPC image)',
  ],
  unless: ['Could not open backing file'],
  message: 'The image is not in {format} format as the XML declares.',
  why: "<driver type=> (or the format recorded for a backing file) names another format than the file has; or the file's header was overwritten.",
  remedy: 'Look what the file really is (qemu-img info, hexdump) and correct <driver type=>. If it ought to be of that format, restore it from backup; do not "repair" a raw image as qcow2.',
  checks: [
    { command: 'qemu-img info IMAGE', look: 'file format' },
    { command: 'virsh dumpxml DOMAIN --xpath //disk' },
  ],
  xml: [
    { path: 'devices/disk/driver/@type', equals: 'format' },
    { path: 'devices/disk/source/@file' },
  ],
  witness: {
    source: 'QEMU 10.0 block/qcow2.c, block/vmdk.c, block/vdi.c, block/qed.c; block.c, block/vhdx.c, block/vdi.c, block/vmdk.c',
    text: 'Image is not in qcow2 format / Image not in VMDK format / Could not determine image format: No compatible driver found / No valid VHDX header found / unsupported VDI image (version %u.%u)',
  },
  samples: [
    'qemu-system-x86_64: -blockdev pear: Could not determine image format: No compatible driver found',
    'qemu-system-x86_64: -blockdev pear: No valid VHDX header found',
    'qemu-system-x86_64: -blockdev pear: unsupported VDI image (version 7.7)',
    'qemu-system-x86_64: -blockdev {"driver":"qcow2"}: Image is not in qcow2 format',
    "qemu-img: Could not open 'w.vmdk': Image not in VMDK format",
    "qemu-img: Could not open 'x.luks': Volume is not in LUKS format",
  ],
  nearMisses: [
    'kernel: Image is not signed, in lockdown',
    'ffmpeg: Image not in the expected size',
  ],
});
