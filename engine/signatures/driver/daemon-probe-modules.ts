import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-probe-modules',
  category: 'driver',
  severity: 'fatal',
  title: 'Probing failed because of a QEMU module',
  match: ['for probing: …undefined symbol', 'for probing: …module', 'Failed to probe …module'],
  message: 'libvirt could not probe QEMU because one of its modules does not fit the program.',
  why: 'QEMU packages of different versions are mixed, often after a partial update.',
  remedy: 'Bring all qemu packages to one version, then restart the daemon.',
  checks: [{ command: "dpkg -l 'qemu*'" }, { command: "rpm -qa 'qemu*'" }, { command: 'qemu-system-x86_64 -machine none -display none -S -version' }],
  xml: [{ path: 'devices/emulator' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_capabilities.c / qemu_process.c qemuProcessQMPInit…; QEMU util/module.c', text: 'Failed to start QEMU binary %1$s for probing: %2$s' },
  samples: ['error: internal error: Failed to start QEMU binary /usr/bin/qemu-system-x86_64 for probing: Failed to open module: /usr/lib/x86_64-linux-gnu/qemu/accel-tcg-x86_64.so: undefined symbol: qemu_stamp_ab12', 'libvirtd[6]: internal error: Failed to probe QEMU binary with QMP: qemu-kvm: failed to open module: /usr/lib64/qemu-kvm/ui-spice.so'],
  nearMisses: ['Failed to probe capabilities for /usr/bin/qemu: internal error: child exited', 'failed to open module: /usr/lib/qemu/ui-gtk.so'],
});
