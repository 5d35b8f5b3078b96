import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-probe-failed',
  category: 'daemon/connection',
  severity: 'fatal',
  title: "The emulator did not answer libvirt's probe",
  match: [
    'Failed to probe capabilities for {path:path}: {reason}',
    'Failed to start QEMU binary {path:path} for probing: {reason}',
    'Failed to start QEMU binary {path:path} for probing',
    'Failed to probe QEMU binary{what}: {reason}',
    'Failed to read pidfile {path:path}qmp.pid: {reason}',
  ],
  message: 'libvirt started the emulator to learn what it can do and got no answer.',
  why: 'The program is no QEMU, lacks a library or module, crashes at once, or may not run as the QEMU user.',
  remedy: "Start it by hand with --version and fix what it says; remove a stray program from libvirt's paths.",
  checks: [
    { command: 'EMULATOR --version' },
    { command: "ldd EMULATOR | grep 'not found'" },
    { command: 'journalctl -b -u libvirtd -u virtqemud --no-pager | tail -30' },
  ],
  xml: [{ path: 'devices/emulator' }],
  yieldsTo: [
    'daemon-probe-modules',
    'daemon-qemu-binary-missing',
    'daemon-emulator-exec-perm',
    'qemu-shlib-missing',
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_capabilities.c, virQEMUCapsLogProbeFailure(), and qemu_process.c',
    text: 'Failed to probe capabilities for %1$s: %2$s / Failed to start QEMU binary %1$s for probing: %2$s',
  },
  samples: [
    'libvirtd[9]: Failed to probe capabilities for /usr/local/bin/qemu-system-s390x: internal error: Failed to start QEMU binary /usr/local/bin/qemu-system-s390x for probing: qemu-system-s390x: symbol lookup error',
    'error: Failed to read pidfile /var/lib/libvirt/qemu/qmp-AB12CD/qmp.pid: No such file or directory',
    'libvirtd[3]: Failed to probe QEMU binary with QMP: qemu-system-mips: error while loading shared libraries',
  ],
  nearMisses: [
    "Try to probe capabilities of '/usr/bin/kvm' via QMP, machine none",
    "Failed to probe for format type 'ext4'",
  ],
});
