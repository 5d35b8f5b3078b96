import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'errno-eacces',
  category: 'security/permission',
  severity: 'benign',
  title: 'EACCES: Permission denied',
  match: ['^EACCES$', '^(error code|errno|Error code|错误码|错误代码)(: |:|：| )EACCES$'],
  message: 'EACCES is the name of error 13, "Permission denied"; alone it says nothing about the cause.',
  why: 'Access to a file was refused. For /dev/kvm the group kvm helps (log in again afterwards); for an image it is the mode or owner, a folder above it without search permission, AppArmor or SELinux.',
  remedy: 'Find the line that has it and look at the file that it names, with all folders above it.',
  checks: [{ command: 'namei -l /path/to/image' }, { command: 'ls -l /dev/kvm' }],
  witness: { source: 'Linux include/uapi/asm-generic/errno-base.h, errno(3)', text: '#define EACCES 13' },
  samples: ['EACCES', 'error code: EACCES'],
  nearMisses: ['EACCES: see the log', 'x EACCES'],
});
