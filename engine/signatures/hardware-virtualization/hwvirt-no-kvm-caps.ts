import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-no-kvm-caps',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'libvirt sees no KVM for this emulator',
  match: [
    "the accel 'kvm' is not supported by '{binary:quoted}' on this host",
    'could not find capabilities for …domaintype=kvm',
    "does not support virt type 'kvm'",
    "Host does not support domain type kvm",
    "Host does not support domain type 'kvm'",
    "unknown (OS|os) type '{ostype:quoted}' …kvm",
    'no domain type kvm',
    "invalid argument: KVM is not supported by",
  ],
  message: 'libvirt offers no KVM guests for this emulator and architecture.',
  why: 'When libvirt probed QEMU, /dev/kvm was missing or closed to it, the emulator for that architecture is not installed, or the architecture differs from the host\'s.',
  remedy: "Make /dev/kvm usable, install the emulator, then restart the daemon so that it probes again. Without KVM use type='qemu'.",
  checks: [
    { command: 'virsh capabilities --xpath //guest/arch', look: "<domain type='kvm'/>" },
    { command: 'ls -l /dev/kvm' },
    { command: 'virt-host-validate qemu' },
    { command: 'systemctl restart virtqemud libvirtd', changes: true },
  ],
  xml: [{ path: '@type' }],
  yieldsTo: ['hwvirt-bios-disabled', 'hwvirt-no-hw', 'kvm-dev-perm'],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/conf/capabilities.c virCapabilitiesDomainDataLookup, src/qemu/qemu_validate.c, src/qemu/qemu_conf.c", text: 'could not find capabilities for %1$s' },
  samples: [
    "error: invalid argument: the accel 'kvm' is not supported by '/usr/bin/qemu-system-pear' on this host",
    'error: invalid argument: could not find capabilities for arch=aarch64 domaintype=kvm ',
    "2024-11-11 11:11:11.111+0000: 31: error : qemuValidateDomainDef:1249 : unsupported configuration: Emulator '/usr/libexec/qemu-kvm' does not support virt type 'kvm'",
    "ERROR    Host does not support domain type kvm for virtualization type 'hvm' with architecture 'x86_64'",
  ],
  nearMisses: ['error: invalid argument: could not find capabilities for arch=riscv64 domaintype=qemu ', "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt type 'xen'"],
});
