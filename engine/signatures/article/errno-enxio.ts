import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'errno-enxio',
  category: 'driver',
  severity: 'benign',
  title: 'ENXIO: No such device or address',
  match: ['^ENXIO$', '^(error code|errno|Error code|错误码|错误代码)(: |:|：| )ENXIO$'],
  message: 'ENXIO is the name of error 6, "No such device or address"; alone it says nothing about the cause.',
  why: 'A device node or socket is there, but nothing stands behind it. A missing /dev/kvm is ENOENT (2), a KVM module on a CPU without virtualization EOPNOTSUPP (95), a node without a driver ENODEV (19).',
  remedy: 'Find the line that has it; reloading a driver only helps when that device lacks its driver.',
  checks: [{ command: 'lsmod' }, { command: 'ls -l /dev/kvm' }],
  witness: { source: 'Linux include/uapi/asm-generic/errno-base.h, errno(3)', text: '#define ENXIO 6' },
  samples: ['ENXIO', 'error code: ENXIO'],
  nearMisses: ['ENXIO: see the log', 'x ENXIO'],
});
