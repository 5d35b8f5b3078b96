import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-phys-bits',
  category: 'configuration',
  severity: 'fatal',
  title: "The memory maximum is beyond the CPU's address range",
  match: ['phys-bits should be between {low:number} and {high:number}', 'phys-bits too low', 'memory exceeds it by {bytes:number} bytes', 'VCPU supports less PA bits', 'option values require an IPA range'],
  message: 'The VM (or its memory maximum) needs more address bits than its CPU has.',
  why: 'Hot-plug reserves address space for <maxMemory>; plain models have 40 bits (1 TiB).',
  remedy: "Lower <maxMemory>, or give the CPU the host's width: <maxphysaddr mode='passthrough'/> or mode='host-passthrough'.",
  checks: [{ command: 'grep -m1 "address sizes" /proc/cpuinfo' }, { command: 'virsh dumpxml --inactive VM --xpath "//maxMemory | //cpu"' }],
  xml: [{ path: 'maxMemory' }, { path: 'memory' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/i386/pc.c pc_memory_init, hw/arm/virt.c; target/i386/cpu.c', text: 'Address space limit 0x%"PRIx64" < 0x%"PRIx64" phys-bits too low (%u) / phys-bits should be between 32 and %u  (but is %u)' },
  samples: ['qemu-system-x86_64: phys-bits should be between 32 and 52  (but is 77)', 'qemu-system-x86_64: Address space limit 0xffffffffff < 0x24fffffffff phys-bits too low (40)', 'qemu-system-aarch64: Addressing limited to 32 bits, but memory exceeds it by 1073741824 bytes'],
  nearMisses: ["warning: Host physical bits (39) does not match phys-bits property (40)", 'address sizes : 46 bits physical'],
});
