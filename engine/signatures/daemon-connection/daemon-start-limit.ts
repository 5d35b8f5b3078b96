import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-start-limit',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'systemd stopped restarting the daemon',
  match: [
    'failed \\(Result: start-limit-hit\\)',
    "(libvirtd|virtqemud|virtnetworkd|virtstoraged|virtnodedevd|virtproxyd|virtlogd|virtlockd|virtinterfaced|virtnwfilterd|virtsecretd|libvirt-bin).(service|socket): (Start request repeated too quickly|Failed with result 'start-limit-hit')",
    '(libvirtd|virtqemud|virtlogd|virtlockd|libvirt-bin).service failed because start of the service was attempted too often',
    'start request repeated too quickly for (libvirtd|virtqemud|virtlogd|libvirt-bin).service',
  ],
  message: 'systemd gave up restarting the daemon after too many failures in a short time.',
  why: 'The daemon fails at each start; the first failure in the journal tells why.',
  remedy: 'Fix the first failure, then systemctl reset-failed UNIT and start it again.',
  checks: [
    { command: 'journalctl -b -u libvirtd -u virtqemud --no-pager | head -60' },
    { command: 'systemctl reset-failed UNIT', changes: true },
  ],
  yieldsTo: [
    'daemon-pidfile',
    'sec-driver-not-enabled',
    'daemon-state-init-failed',
    'daemon-crash',
    'daemon-lib-version',
    'daemon-conf-syntax',
    'daemon-parse-user',
  ],
  witness: {
    source: 'systemd src/core/service.c, src/core/unit.c',
    text: '%s: Start request repeated too quickly. / Active: failed (Result: start-limit-hit)',
  },
  samples: [
    'systemd[1]: libvirtd.service: Start request repeated too quickly.',
    '   Active: failed (Result: start-limit-hit) since Mon 2024-01-01 10:00:00 UTC; 5min ago',
    "systemd[1]: libvirtd.service: Failed with result 'start-limit-hit'.",
  ],
  nearMisses: [
    'systemd[1]: cups.service: Start request repeated too quickly.',
    '   Active: active (running) since Mon 2024-01-01 10:00:00 UTC',
  ],
});
