import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-qcow2-feature',
  category: 'storage',
  severity: 'fatal',
  title: 'The image needs a newer QEMU',
  match: [
    'Use of {feature:word} encrypted (qcow2|qcow) images is no longer supported in system emulators',
    'Unsupported QED features: {feature}',
    'unknown compression type: {feature:number}',
    "'{feature:quoted}' is required for this image",
    'Unsupported qcow2 feature(\\(s\\)|): {feature}',
    'Unsupported {format:word} feature(\\(s\\)|): {feature}',
    'Unsupported qcow2 version {feature:number}',
    'uses a qcow2 feature which is not supported by this qemu version: {feature}',
  ],
  message: 'The image uses a feature that this QEMU does not know: {feature}',
  why: 'The image was made by a newer QEMU or another program, or its header is damaged (an absurd feature number speaks for damage).',
  remedy: 'Open it with the QEMU that made it, or convert it there: qemu-img convert -O qcow2 -o compat=1.1 OLD NEW. Check for damage when the feature is "Unknown incompatible feature".',
  checks: [
    { command: 'qemu-img info IMAGE' },
    { command: 'qemu-system-x86_64 --version' },
  ],
  xml: [
    { path: 'devices/disk/source/@file' },
    { path: 'devices/disk/driver/@type' },
  ],
  witness: {
    source: 'QEMU 10.0 block/qcow2.c, report_unsupported_feature()',
    text: "Unsupported qcow2 feature(s): %s / Use of AES-CBC encrypted qcow2 images is no longer supported in system emulators / 'data-file' is required for this image",
  },
  samples: [
    'qemu-system-x86_64: -blockdev pear: Use of AES-CBC encrypted qcow2 images is no longer supported in system emulators',
    "qemu-system-x86_64: -blockdev pear: 'data-file' is required for this image",
    'qemu-system-x86_64: -blockdev {"driver":"qcow2"}: Unsupported qcow2 feature(s): extended L2 entries',
    "qemu-img: Could not open 'n.qcow2': Unsupported qcow2 version 3",
    "qemu-img: 'x.qcow2' uses a qcow2 feature which is not supported by this qemu version: QCOW version 3",
  ],
  nearMisses: [
    'Use of AES-CBC encrypted images is fine',
    "qemu-img: n.qcow2: Unsupported option 'extended_l2'",
    'Unsupported feature level requested',
  ],
});
