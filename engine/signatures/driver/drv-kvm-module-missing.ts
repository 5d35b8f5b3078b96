import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-kvm-module-missing',
  category: 'driver',
  severity: 'fatal',
  title: 'The running kernel has no KVM module',
  match: ['Module (kvm|kvm_intel|kvm_amd|kvm-intel|kvm-amd) not found', "modprobe: can't change directory to '/lib/modules/{kernel:quoted}'", 'modprobe: module (kvm|kvm_intel|kvm_amd|kvm-intel|kvm-amd) not found', "could not open moddep file '{path:quoted}'"],
  unless: ['vfio', 'vhost'],
  message: 'No KVM module belongs to the kernel that runs.',
  why: 'The module package is missing, the kernel was updated and its old modules removed before a reboot, the kernel is built without KVM, or a container sees no modules of the host.',
  remedy: 'Reboot into the installed kernel or install its modules package; in a container load the module on the host.',
  checks: [{ command: 'uname -r' }, { command: 'ls /lib/modules' }, { command: 'grep CONFIG_KVM /boot/config-$(uname -r)' }],
  xml: [{ path: '@type' }],
  witness: { source: 'kmod, tools/modprobe.c insmod', text: 'Module %s not found in directory %s' },
  samples: ['modprobe: FATAL: Module kvm_amd not found in directory /lib/modules/6.10.3', 'modprobe: module kvm-intel not found in modules.dep'],
  nearMisses: ['modprobe: FATAL: Module vfio-pci not found in directory /lib/modules/6.10.3', "modprobe: ERROR: could not insert 'kvm_amd': Exec format error"],
});
