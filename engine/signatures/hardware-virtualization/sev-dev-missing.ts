import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sev-dev-missing',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The host has no SEV device',
  match: ["(Failed|failed) to open '/dev/sev'", '(Failed|failed) to open /dev/sev(:| )', '(Failed|failed) to open /dev/sev$', "/dev/sev': No such file or directory", '/dev/sev: No such file or directory', "'/dev/sev' is not accessible", '/dev/sev does not exist'],
  ignoreCase: true,
  message: '/dev/sev is missing or closed, so no SEV guest can be launched.',
  why: 'SEV is off in the firmware or the kernel (kvm_amd.sev), the ccp driver found no SEV, or a container does not get the device.',
  remedy: 'Enable SEV in the firmware setup and load kvm_amd with sev=1; read what ccp says in the kernel log.',
  checks: [{ command: 'ls -l /dev/sev' }, { command: 'journalctl -k -g "ccp|sev"' }, { command: 'virsh domcapabilities --xpath //sev' }],
  xml: [{ path: 'launchSecurity' }],
  witness: { source: "QEMU 7.2 and 10.0, target/i386/sev.c (%s: Failed to open %s '%s'; SEV: Failed to open %s)", text: "%s: Failed to open %s '%s'" },
  samples: ["qemu-kvm: sev_kvm_init: Failed to open /dev/sev 'No such file or directory'", 'error: internal error: SEV: Failed to open /dev/sev'],
  nearMisses: ["qemu-kvm: Failed to open /dev/severn 'No such file'", 'ccp 0000:22:00.1: SEV API:1.55 build:8'],
});
