import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-phys-bits-differ',
  category: 'cpu-model',
  severity: 'degraded',
  title: 'The guest has another address width than the host',
  match: ['Host physical bits \\({host:number}\\) does not match phys-bits property \\({guest:number}\\)'],
  message: 'The host addresses {host} bits of memory, the CPU of the VM is told {guest}.',
  why: 'Memory or devices above what the host can address fail; below that it is harmless.',
  remedy: "Use <maxphysaddr mode='passthrough'/> (or host-phys-bits=on), or no more bits than each host has.",
  checks: [{ command: 'lscpu' }],
  xml: [{ path: 'cpu/maxphysaddr' }],
  witness: { source: 'QEMU 7.2 and 10.0 target/i386/host-cpu.c', text: 'Host physical bits (%u) does not match phys-bits property (%u)' },
  samples: ['qemu-system-x86_64: warning: Host physical bits (39) does not match phys-bits property (40)'],
  nearMisses: ['Host physical bits (39)'],
});
