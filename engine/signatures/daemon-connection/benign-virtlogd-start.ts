import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-virtlogd-start',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'The log daemon was started',
  match: [
    'Virtual machine log manager',
    'Started virtlogd.service',
    'Listening on virtlogd',
  ],
  unless: ['Failed'],
  message: 'virtlogd was started or stopped in the normal way.',
  why: "It writes the VMs' logs and runs beside the daemon.",
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'libvirt 11.3 src/logging/virtlogd.service.in, Description=',
    text: 'Virtual machine log manager / libvirt logging daemon',
  },
  samples: [
    'systemd[1]: Started Virtual machine log manager.',
    'systemd[1]: Started virtlogd.service - Virtual machine log manager.',
  ],
  nearMisses: [
    'systemd[1]: Failed to start Virtual machine log manager.',
    'virtlogd[4]: Client hit max requests limit 1',
  ],
});
