import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-console-missing',
  category: 'configuration',
  severity: 'degraded',
  title: 'The VM has no serial console',
  match: ['cannot find character device', 'cannot find console device', "character device {device:path} is not using a PTY", "cannot find default console device"],
  message: 'There is no serial port or console in the VM to connect to.',
  why: 'virsh console needs a <serial> or <console> of type pty (or unix); the XML has none of that name.',
  remedy: "Add <serial type='pty'/> and switch the console on in the guest (console=ttyS0).",
  checks: [{ command: 'virsh dumpxml VM --xpath "//serial | //console"' }],
  xml: [{ path: 'devices' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c qemuDomainOpenConsole', text: 'cannot find character device %1$s' },
  samples: ['error: internal error: cannot find character device serial4', 'error: internal error: character device serial1 is not using a PTY'],
  nearMisses: ['char device redirected to /dev/pts/4 (label charserial0)', 'Active console session exists for this domain'],
});
