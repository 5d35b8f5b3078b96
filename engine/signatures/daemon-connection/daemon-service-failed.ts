import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-service-failed',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'systemd reports that the daemon failed',
  match: [
    'Failed to start {unit:word}virt{rest:word}',
    'Failed to start virt{rest:word}',
    'Failed to start (Virtualization|libvirt|Virtual machine) {what}',
    "(libvirtd|virtqemud|virtnetworkd|virtstoraged|virtnodedevd|virtproxyd|virtlogd|virtlockd|virtinterfaced|virtnwfilterd|virtsecretd|virtxend|virtlxcd|virtchd).service: Failed with result '{result:quoted}'",
    '(libvirtd|virtqemud|virtnetworkd|virtstoraged|virtnodedevd|virtproxyd|virtlogd|virtlockd|virtinterfaced|virtnwfilterd|virtsecretd|virtxend|virtlxcd|virtchd).service: Main process exited, code=exited, status={status:number}',
    'Unit (libvirtd|libvirt-bin|virtqemud|virtlogd){rest:word} entered failed state',
    'Job for (libvirtd|libvirt-bin|virtqemud|virtlogd|virtnetworkd){rest:word} failed',
    'Active: failed \\(Result: (exit-code|timeout|resources|signal|protocol|oom-kill)\\)',
    'Unit {unit:word}virt{rest:word}.service (not found|could not be found|not loaded)',
  ],
  unless: [
    'core-dump',
    'start-limit',
  ],
  message: 'systemd reports that a libvirt unit failed to start or ended with an error.',
  why: "The daemon's own messages just before say why: a configuration error, a security driver, another daemon.",
  remedy: "Read the daemon's messages in the journal and fix that cause; then start it again.",
  checks: [
    { command: 'systemctl status libvirtd virtqemud --no-pager' },
    { command: 'journalctl -b -u libvirtd -u virtqemud --no-pager | tail -40' },
  ],
  consequence: true,
  witness: {
    source: 'systemd src/core/job.c, src/core/service.c',
    text: "Failed to start %s. / %s: Failed with result '%s'.",
  },
  samples: [
    'systemd[1]: Failed to start libvirtd.service - Virtualization daemon.',
    "systemd[1]: virtqemud.service: Failed with result 'exit-code'.",
    'systemd[1]: Failed to start Virtualization daemon.',
    'systemd[1]: libvirtd.service: Main process exited, code=exited, status=6/NOTCONFIGURED',
    'systemd[1]: Unit libvirtd.service entered failed state.',
    'Job for libvirtd.service failed because the control process exited with error code.',
    '     Active: failed (Result: exit-code) since Tue 2024-01-02 10:00:00 UTC; 3s ago',
    'Failed to restart libvirtd.service: Unit libvirtd.service not found.',
  ],
  nearMisses: [
    "systemd[1]: nginx.service: Failed with result 'exit-code'.",
    'systemd[1]: Started libvirtd.service - Virtualization daemon.',
  ],
});
