import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-32bit-host',
  category: 'resource',
  severity: 'fatal',
  title: 'A 32-bit emulator cannot address that much RAM',
  match: [
    "qemu-system-{arch:word}32: cannot set up guest memory '{ram:quoted}': {reason}",
    'at most 2047 MB RAM can be simulated',
    'ram size too large',
  ],
  message: 'The emulator cannot address as much RAM as was asked for.',
  why: 'A 32-bit machine, or a QEMU built for a 32-bit host, has about 2 to 3 GiB of address space for RAM.',
  remedy: "Lower -m or <memory> below the machine's limit, or use the 64-bit machine and emulator.",
  checks: [
    { command: 'file -L "$(command -v qemu-system-ARCH)"' },
    { command: 'uname -m' },
  ],
  xml: [{ path: 'memory' }],
  witness: {
    source: 'QEMU 10.0 system/physmem.c and system/vl.c',
    text: "cannot set up guest memory '%s' / at most 2047 MB RAM can be simulated",
  },
  samples: [
    "qemu-system-riscv32: cannot set up guest memory 'riscv_virt_board.ram': Cannot allocate memory",
    'qemu-system-i386: at most 2047 MB RAM can be simulated',
  ],
  nearMisses: [
    "qemu-system-ppc64: cannot set up guest memory 'ppc_spapr.ram': Cannot allocate memory",
    'EFI: frame size too large',
  ],
});
