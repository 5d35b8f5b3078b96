import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-machine-none',
  category: 'configuration',
  severity: 'fatal',
  title: 'No machine type was given',
  match: ['No machine specified, and there is no default'],
  message: 'The target architecture has no default machine and none was named.',
  why: 'Arm, RISC-V and others have no common machine; QEMU wants to be told.',
  remedy: "Name one: -machine virt, or <type arch='…' machine='virt'>.",
  checks: [{ command: 'qemu-system-aarch64 -machine help' }],
  xml: [{ path: 'os/type/@machine' }, { path: 'os/type' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/vl.c (system/vl.c) select_machine', text: 'No machine specified, and there is no default' },
  samples: ['qemu-system-aarch64: No machine specified, and there is no default\nUse -machine help to list supported machines', 'qemu-system-arm: No machine specified, and there is no default'],
  nearMisses: ['no default machine', 'qemu-system-arm: unsupported machine type'],
});
