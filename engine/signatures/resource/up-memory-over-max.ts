import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-memory-over-max',
  category: 'resource',
  severity: 'fatal',
  title: 'More memory than the maximum was asked for',
  match: [
    'annot set memory higher than max memory',
    'cannot set initial memory size greater than the maximum memory size',
    'maximum memory size must be equal or greater than the actual memory size',
  ],
  message: "The memory asked for is above the VM's maximum.",
  why: 'virsh setmem moves the balloon between zero and <memory>; it cannot go beyond.',
  remedy: 'Raise the maximum first with the VM off (virsh setmaxmem DOMAIN SIZE --config), then set the memory.',
  checks: [
    { command: 'virsh dominfo DOMAIN', look: 'Max memory, Used memory' },
    { command: 'virsh setmaxmem DOMAIN SIZE --config', changes: true },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_driver.c, qemuDomainSetMemoryFlags()',
    text: 'cannot set memory higher than max memory',
  },
  samples: [
    'error: invalid argument: cannot set memory higher than max memory',
    'libvirt.libvirtError: invalid argument: cannot set memory higher than max memory',
  ],
  nearMisses: [
    'error: Requested operation is not valid: cannot resize the maximum memory on an active domain',
    'setmaxmem: max memory set',
  ],
});
