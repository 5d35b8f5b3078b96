import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-acpi-ignored',
  category: 'guest',
  severity: 'degraded',
  title: 'The guest does not react to the power button',
  match: ['Shutdown of guest {name:path} failed to complete in time', 'VM still running - terminating now with', 'VM quit/powerdown failed'],
  message: 'The VM was asked to shut down and kept running.',
  why: 'The guest ignores the ACPI power button: no acpid, a desktop that asks, a boot loader or installer that runs, or <acpi/> missing.',
  remedy: 'Install acpid or the guest agent (virsh shutdown --mode agent), check <acpi/>; virsh destroy is the power plug and may lose data.',
  checks: [{ command: 'virsh domstate VM --reason' }, { command: 'virsh shutdown VM --mode agent', changes: true }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, tools/libvirt-guests.sh.in and tools/virsh-domain.c; Proxmox qemu-server', text: 'Shutdown of guest $name failed to complete in time.' },
  samples: ['libvirt-guests.sh[99]: Shutdown of guest files failed to complete in time.', 'VM 120: VM still running - terminating now with SIGTERM'],
  nearMisses: ["Domain 'files' is being shutdown", '2025-01-01 00:00:00.000+0000: shutting down, reason=shutdown'],
});
