import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'errno-enomem',
  category: 'resource',
  severity: 'benign',
  title: 'ENOMEM: Cannot allocate memory',
  match: ['^ENOMEM$', '^(error code|errno|Error code|错误码|错误代码)(: |:|：| )ENOMEM$'],
  message: 'ENOMEM is the name of error 12, "Cannot allocate memory"; alone it says nothing about the cause.',
  why: 'Memory was short: RAM, huge pages of a size and node, the limit of locked memory (VFIO), or a control group. KVM has no memory pool of its own that could be enlarged.',
  remedy: 'Find the line that has it: what could not be allocated decides between free memory, <hugepages>, <memtune> and fewer guests.',
  checks: [{ command: 'free -m' }, { command: 'grep Huge /proc/meminfo' }],
  witness: { source: 'Linux include/uapi/asm-generic/errno-base.h, errno(3)', text: '#define ENOMEM 12' },
  samples: ['ENOMEM', 'error code: ENOMEM'],
  nearMisses: ['ENOMEM: see the log', 'x ENOMEM'],
});
