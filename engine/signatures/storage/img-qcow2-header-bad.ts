import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-qcow2-header-bad',
  category: 'storage',
  severity: 'fatal',
  title: 'The qcow2 header is cut off or damaged',
  match: [
    'Invalid backing file offset',
    'Could not (read|allocate) L1 table',
    'Could not initialize refcount handling',
    'Unsupported encryption method {number:number}',
    'Missing CRYPTO header for crypt method',
    'qcow2 header too short',
    'qcow2 header exceeds cluster size',
    'ould not read qcow2 header',
    'Unsupported cluster size: 2\\^',
    'Image does not contain a reference count table',
    'Reference count table offset invalid',
    'Active L1 table offset invalid',
    'Active L1 table too large',
    'L1 table is too small',
    'Reference count table too large',
    'Header extension too large',
  ],
  message: 'The header of the qcow2 image cannot be right.',
  why: 'The file was cut off (an interrupted copy or download, a full disk) or its beginning was overwritten.',
  remedy: "Compare the file's size and checksum with the original and copy it again, or restore it from backup. qemu-img check -r cannot bring back a lost header.",
  checks: [
    { command: 'qemu-img info IMAGE' },
    { command: 'stat -- IMAGE', look: 'a size of a few bytes or kilobytes' },
    { command: 'hexdump -C -n 64 IMAGE', look: 'begins with QFI and 0xfb' },
  ],
  xml: [
    { path: 'devices/disk/source/@file' },
    { path: 'devices/disk/driver/@type' },
  ],
  witness: {
    source: 'QEMU 10.0 block/qcow2.c, qcow2_do_open()',
    text: 'qcow2 header too short / qcow2 header exceeds cluster size / %s offset invalid',
  },
  samples: [
    'qemu-system-x86_64: -blockdev pear: Could not read L1 table: Input/output error',
    'qemu-system-x86_64: -blockdev pear: Could not initialize refcount handling: Invalid argument',
    'qemu-kvm: -blockdev {"driver":"qcow2","node-name":"a"}: qcow2 header too short',
    "qemu-img: Could not open 'x.qcow2': Reference count table offset invalid",
    "qemu-img: Could not open 'x.qcow2': Unsupported cluster size: 2^77",
  ],
  nearMisses: [
    "qemu-img: Could not open 'x.qcow2': Image is not in qcow2 format",
    'TLS: packet header too short',
  ],
});
