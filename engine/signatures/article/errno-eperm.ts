import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'errno-eperm',
  category: 'security/permission',
  severity: 'benign',
  title: 'EPERM: Operation not permitted',
  match: ['^EPERM$', '^(error code|errno|Error code|错误码|错误代码)(: |:|：| )EPERM$'],
  message: 'EPERM is the name of error 1, "Operation not permitted"; alone it says nothing about the cause.',
  why: 'A policy refused it: a device control group or container, a missing capability, or SEV. A firmware that has virtualization switched off does not give EPERM.',
  remedy: 'Find the line that has it: what was asked for tells which policy refused.',
  checks: [{ command: 'journalctl -k --grep kvm' }, { command: 'ls -l /dev/kvm' }],
  witness: { source: 'Linux include/uapi/asm-generic/errno-base.h, errno(3)', text: '#define EPERM 1' },
  samples: ['EPERM', 'error code: EPERM'],
  nearMisses: ['EPERM: see the log', 'x EPERM'],
});
