import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sev-fw-init',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: "The AMD security processor's SEV firmware did not start",
  match: [
    'ccp {bdf:path} SEV: failed to INIT',
    'ccp {bdf:path} (ccp|psp|sev|tee): unable to access the device: you might be running a broken BIOS',
    'SEV: failed to INIT error',
    'sev command {cmd:hex} failed \\({err:hex}\\)',
    'sev command {cmd:hex} timed out, disabling PSP',
  ],
  message: 'The security processor of this AMD CPU did not bring up SEV.',
  why: 'SEV is off in the firmware setup, the SEV firmware is old or locked, or the board never offers it.',
  remedy: 'Ignore it when no encrypted VM is wanted. Otherwise update BIOS and SEV firmware (linux-firmware) and enable SEV and SMEE in the setup.',
  checks: [{ command: 'journalctl -k -g "ccp|psp|sev"' }, { command: 'ls -l /dev/sev' }],
  xml: [{ path: 'launchSecurity' }],
  witness: { source: 'Linux, drivers/crypto/ccp/sev-dev.c sev_platform_init and drivers/crypto/ccp/psp-dev.c psp_get_capability', text: 'SEV: failed to INIT error %#x, rc %d' },
  samples: ['[   12.000001] ccp 0000:22:00.1: SEV: failed to INIT error 0x1, rc -5', 'Jan 05 05:05:05 amd kernel: ccp 0000:02:00.2: psp: unable to access the device: you might be running a broken BIOS.'],
  nearMisses: ['[   12.0] ccp 0000:22:00.1: psp enabled', '[   12.0] ccp 0000:22:00.1: SEV API:1.55 build:8'],
});
