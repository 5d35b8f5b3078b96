import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-emfile',
  category: 'resource',
  severity: 'fatal',
  title: 'Too many open files',
  match: [': Too many open files'],
  message: 'A process has reached its limit of open files.',
  why: 'Clients that never close their libvirt connections, many VMs with many disks, or a low LimitNOFILE.',
  remedy: 'Let the client close what it opens, and raise LimitNOFILE of the unit if the number is legitimate.',
  checks: [
    { command: 'ls /proc/PID/fd | wc -l' },
    { command: 'systemctl show libvirtd virtqemud -p LimitNOFILE' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virutil.c with strerror(EMFILE)',
    text: 'unable to make pipe / %s: Too many open files',
  },
  samples: [
    "virError(Code=38, Domain=0, Message='Failed to make pipe: Too many open files')",
    'libvirtd[3]: Unable to create socket: Too many open files',
  ],
  nearMisses: [
    'error: Argument list too long',
    'kernel: VFS: file-max limit 100 reached',
  ],
});
