import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-not-format',
  category: 'storage',
  severity: 'fatal',
  title: 'The image does not have the declared format',
  match: [
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
    source: 'QEMU 10.0 block/qcow2.c, block/vmdk.c, block/vdi.c, block/qed.c',
    text: 'Image is not in qcow2 format / Image not in VMDK format',
  },
  samples: [
    'qemu-system-x86_64: -blockdev {"driver":"qcow2"}: Image is not in qcow2 format',
    "qemu-img: Could not open 'w.vmdk': Image not in VMDK format",
    "qemu-img: Could not open 'x.luks': Volume is not in LUKS format",
  ],
  nearMisses: [
    'kernel: Image is not signed, in lockdown',
    'ffmpeg: Image not in the expected size',
  ],
});
