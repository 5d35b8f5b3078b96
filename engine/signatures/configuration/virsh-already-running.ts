import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-already-running',
  category: 'configuration',
  severity: 'degraded',
  title: 'The VM already runs',
  match: ['(d|D)omain is already (running|active)', "domain '{name:quoted}' is already active", 'VM is already active', 'Domain {name:path} is already (running|active)', 'VM {id:number} already running', 'Domain has already been started'],
  message: 'A start was asked for, but the VM runs already.',
  why: 'Somebody or an autostart was faster, or two managers handle the same VM.',
  remedy: 'Nothing, or let the caller look at the state first.',
  checks: [{ command: 'virsh domstate VM --reason' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c, src/qemu/qemu_process.c, tools/virsh-domain.c', text: 'domain is already running' },
  samples: ['error: Domain is already active', 'libvirt.libvirtError: Requested operation is not valid: domain is already running'],
  nearMisses: ["network is already active as 'default'", 'another migration job is already running for domain'],
});
