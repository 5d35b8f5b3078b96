import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-setvcpus-over-max',
  category: 'configuration',
  severity: 'fatal',
  title: 'More vCPUs than the VM may have',
  match: ['requested vcpus is greater than max allowable', 'requested vcpu count is greater than the count of enabled vcpus in the domain'],
  message: 'More vCPUs were asked for than the VM has as its maximum.',
  why: 'While it runs a VM can only grow up to the number in <vcpu> (the maximum).',
  remedy: 'Raise the maximum with the VM off (virsh setvcpus --maximum --config), then set the current number.',
  checks: [{ command: 'virsh vcpucount VM' }, { command: 'virsh setvcpus VM N --maximum --config', changes: true }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c, src/libvirt-domain.c', text: 'requested vcpus is greater than max allowable vcpus for the %1$s domain: %2$u > %3$u' },
  samples: ['error: invalid argument: requested vcpus is greater than max allowable vcpus for the persistent domain: 16 > 8', 'error: invalid argument: requested vcpus is greater than max allowable vcpus for the live domain: 6 > 4'],
  nearMisses: ['Maximum CPUs greater than specified machine type limit 255', 'requested vcpus: 4'],
});
