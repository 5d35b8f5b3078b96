import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-hook-failed',
  category: 'configuration',
  severity: 'fatal',
  title: 'A hook script refused or failed',
  match: ['Hook script execution failed', 'Non-executable hook script {script:path}', 'Hook script {script:path} …(failed|error)'],
  message: "An administrator's hook script ended with an error, so libvirt stopped the operation.",
  why: 'A non-zero exit of /etc/libvirt/hooks/qemu at prepare or start means: do not start. What the script wrote to stderr stands at the end of the message.',
  remedy: 'Read that text and the script. A hook must not call back into libvirt: that would hang.',
  checks: [{ command: 'ls -l /etc/libvirt/hooks /etc/libvirt/hooks/qemu.d' }, { command: 'journalctl -u virtqemud -u libvirtd' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virhook.c virRunScript, src/util/virerror.c', text: 'Hook script execution failed: %1$s' },
  samples: ['error: Hook script execution failed: internal error: Child process (LC_ALL=C PATH=/bin /etc/libvirt/hooks/qemu web prepare begin -) unexpected exit status 1: no quota left', '2025-01-01 00:00:00.000+0000: 6: error : virRunScript:300 : Hook script execution failed: internal error: Child process (/etc/libvirt/hooks/network) unexpected exit status 2'],
  nearMisses: ['fsfreeze hook has failed with status 1', 'Hook script done'],
});
