import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-cause-unknown',
  category: 'other',
  severity: 'degraded',
  title: 'libvirt gave an error without text',
  match: ['An error occurred, but the cause is unknown', 'error occurred, but the cause is unknown'],
  message: 'libvirt reported a failure and no reason.',
  why: 'A place in libvirt failed without setting an error; the logs of the same second usually know more.',
  remedy: 'Read the domain log and the journal of the daemon for that second; update libvirt when it can be repeated.',
  checks: [{ command: 'tail -40 /var/log/libvirt/qemu/VM.log' }, { command: 'journalctl -u virtqemud -u libvirtd' }],
  consequence: true,
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virerror.c virDispatchError', text: 'An error occurred, but the cause is unknown' },
  samples: ['error: An error occurred, but the cause is unknown', 'libvirtError: An error occurred, but the cause is unknown'],
  nearMisses: ['error: unknown cause', 'An error occurred'],
});
