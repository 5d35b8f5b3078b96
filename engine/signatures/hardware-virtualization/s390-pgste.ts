import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 's390-pgste',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The s390 kernel setup does not allow KVM guests',
  match: ['Host kernel setup problem detected. Please verify', 'ioctl\\(KVM_CREATE_VM\\) failed:( 22|) Invalid argument', 'vm.allocate_pgste', 'kernels supporting the (switch_amode|user_mode|vm.allocate_pgste)'],
  unless: ['vm.allocate_pgste = ', 'vm.allocate_pgste=1'],
  message: 'KVM on this s390 host refused to create the VM because of the page table setup.',
  why: 'Guests need page tables with extensions (PGSTE); the QEMU binary lacks the program header that asks for them and the sysctl is off.',
  remedy: 'Use a QEMU that is built with the s390 PGSTE segment (distribution packages are), or set the sysctl vm.allocate_pgste to 1.',
  checks: [{ command: 'sysctl vm.allocate_pgste' }, { command: 'readelf -lW /usr/bin/qemu-system-s390x', look: 'S390_PGSTE' }],
  xml: [{ path: '@type' }],
  witness: { source: 'QEMU 7.2 and 10.0, accel/kvm/kvm-all.c kvm_init', text: 'Host kernel setup problem detected. Please verify:' },
  samples: ['ioctl(KVM_CREATE_VM) failed: 22 Invalid argument\nHost kernel setup problem detected. Please verify:', '- for kernels supporting the vm.allocate_pgste sysctl, whether it is enabled'],
  nearMisses: ['ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy', 'sysctl: vm.allocate_pgste = 1'],
});
