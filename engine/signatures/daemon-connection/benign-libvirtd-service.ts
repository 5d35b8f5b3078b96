import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-libvirtd-service',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'systemd starts or stops a libvirt daemon',
  match: [
    '(Starting|Started|Stopping|Stopped|Reloading|Reloaded|Listening on) {unit:word}virt{rest}', 'Closed (libvirt|virt){rest}',
    '(Starting|Started|Stopping|Stopped|Reloading|Reloaded|Listening on|Closed) virt{rest}',
    '(Starting|Started|Stopping|Stopped|Reloading|Reloaded|Listening on|Closed) (Virtualization|Virtual |libvirt|Libvirt){rest}',
    'virt{unit:word}.service: (Deactivated successfully|Succeeded|Consumed)',
  ],
  unless: [
    'Started Virtual Machine qemu',
    'machine log manager',
    'virtlogd',
    'Failed',
  ],
  message: 'systemd starts or stops a libvirt unit in the normal way.',
  why: 'The daemons also stop by themselves after two minutes without clients and are started again by their sockets.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'systemd src/core/job.c; libvirt units, Description=',
    text: 'Starting %s... / Started %s. / %s: Deactivated successfully.',
  },
  samples: [
    'systemd[1]: Starting libvirtd.service - libvirt legacy monolithic daemon...',
    'systemd[1]: virtqemud.service: Deactivated successfully.',
    'systemd[1]: Started Virtualization daemon.',
  ],
  nearMisses: [
    'systemd[1]: Failed to start libvirtd.service - Virtualization daemon.',
    'systemd[1]: Started Virtual Machine qemu-1-web.',
  ],
});
