import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-shutdown-asked',
  category: 'guest',
  severity: 'benign',
  title: 'The guest was asked to shut down',
  match: ["^Domain '{name:quoted}' is being shutdown", '^Domain {name:path} is being shutdown'],
  message: 'The guest of {name} was asked to shut down; it decides when.',
  why: 'virsh shutdown presses the power button, or asks the guest agent, and does not wait.',
  remedy: 'Nothing, unless the VM still runs a minute later.',
  checks: [{ command: 'virsh domstate VM --reason' }],
  whileActive: 'guest-acpi-ignored',
  witness: { source: 'libvirt 9.0.0 and 11.3.0, tools/virsh-domain.c cmdShutdown', text: "Domain '%1$s' is being shutdown" },
  samples: ["Domain 'files' is being shutdown", 'Domain files is being shutdown'],
  nearMisses: ["Domain 'files' is being rebooted", 'libvirt-guests.sh[99]: Shutdown of guest files failed to complete in time.'],
});
