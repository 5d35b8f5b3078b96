import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-format-probe',
  category: 'configuration',
  severity: 'degraded',
  title: 'The disk format was guessed',
  match: ["Image format was not specified for '{path:quoted}' and probing guessed", 'Automatically detecting the format is dangerous for raw images', 'Image format was not specified for {path:path} and probing guessed'],
  message: "No format was given for an image, so QEMU guessed it.",
  why: 'A guest can write a header into a raw image that makes the host take it for another format; QEMU therefore blocks writes to the first block of guessed raw images.',
  remedy: "State the format: <driver name='qemu' type='raw'/> (or qcow2), -drive format=raw.",
  checks: [{ command: 'qemu-img info IMAGE' }, { command: 'virsh dumpxml --inactive VM --xpath //disk' }],
  xml: [{ path: 'devices/disk/source/@file', equals: 'path' }, { path: 'devices/disk/driver/@type' }],
  witness: { source: 'QEMU 7.2 and 10.0, block.c bdrv_probe…/block/raw-format.c raw_open', text: "WARNING: Image format was not specified for '%s' and probing guessed raw." },
  samples: ["WARNING: Image format was not specified for '/srv/disk1' and probing guessed raw.\n         Automatically detecting the format is dangerous for raw images, write operations on block 0 will be restricted.", "qemu-system-x86_64: WARNING: Image format was not specified for 'a.img' and probing guessed raw."],
  nearMisses: ["Image format driver 'raw' does not support", 'file format: raw'],
});
