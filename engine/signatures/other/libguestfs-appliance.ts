import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'libguestfs-appliance',
  category: 'other',
  severity: 'fatal',
  title: 'The helper VM of libguestfs died',
  match: ['guestfs_launch failed', 'appliance closed the connection unexpectedly', 'libguestfs: error: {what}', 'libguestfs error: {what}', 'could not create appliance through libvirt', 'supermin exited with error status'],
  unless: ['libguestfs: trace', 'libguestfs: launch:'],
  message: 'libguestfs could not run its small helper VM.',
  why: 'The host kernel under /boot is unreadable for the user, /dev/kvm or memory is missing, or libvirt refuses the helper.',
  remedy: 'Run libguestfs-test-tool and repair what it names; LIBGUESTFS_BACKEND=direct goes round libvirt.',
  checks: [{ command: 'libguestfs-test-tool' }, { command: 'ls -l /boot/vmlinuz-*' }],
  witness: { source: 'libguestfs, lib/launch.c, lib/launch-libvirt.c, lib/appliance.c', text: 'guestfs_launch failed.' },
  samples: ['libguestfs: error: guestfs_launch failed.', 'virt-customize: error: libguestfs error: appliance closed the connection unexpectedly.', 'libguestfs: error: /usr/bin/supermin exited with error status 1.'],
  nearMisses: ['libguestfs: launch: program=virt-df', 'appliance started'],
});
