import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-state-init-failed',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'A driver of the daemon did not start',
  match: [
    'Initialization of {driver:word} state driver failed: {reason}',
    'Initialization of mandatory {driver:word} state driver skipped',
    'Driver state initialization failed',
    'Failed to initialize security drivers',
  ],
  message: 'A driver of the libvirt daemon did not start.',
  why: 'The line quotes the inner reason: security driver, pid file, directory permission, a user that does not exist, a configuration error.',
  remedy: 'Fix that reason and restart the daemon.',
  checks: [{ command: 'journalctl -b -u libvirtd -u virtqemud --no-pager | tail -30' }],
  yieldsTo: [
    'daemon-pidfile',
    'sec-driver-not-enabled',
    'daemon-conf-syntax',
    'daemon-conf-value',
    'daemon-parse-user',
  ],
  witness: {
    source: 'libvirt 11.3 src/libvirt.c, virStateInitialize(), and src/remote/remote_daemon.c',
    text: 'Initialization of %1$s state driver failed: %2$s / Driver state initialization failed',
  },
  samples: [
    '2024-02-02 02:02:02.002+0000: 4: error : virStateInitialize:672 : Initialization of interface state driver failed: failed to create udev context',
    'virtqemud[4]: Driver state initialization failed',
    'libvirtd[7]: Initialization of mandatory QEMU state driver skipped',
  ],
  nearMisses: [
    'qemu state driver is not active',
    'Running global init for QEMU state driver',
  ],
});
