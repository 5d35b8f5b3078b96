import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-virt-type-unsupported',
  category: 'configuration',
  severity: 'fatal',
  title: 'The domain type does not belong to this hypervisor',
  match: ["does not support virt type '{type:quoted}'", "could not find capabilities for …domaintype={type:path}", "unexpected domain type {type:path}, expecting {wanted}", "unexpected virt type {type:path}"],
  unless: ["virt type 'kvm'", 'domaintype=kvm'],
  message: "The connection does not run VMs of type '{type}'.",
  why: "The XML was made for another hypervisor (xen, lxc, vmware), or the connection is the wrong one.",
  remedy: "Set <domain type='kvm'> or 'qemu' for the QEMU driver, or use the connection of that hypervisor.",
  checks: [{ command: 'virsh uri' }, { command: 'virsh capabilities --xpath //guest/arch/domain' }],
  xml: [{ path: '@type', equals: 'type' }, { path: '@type' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c, src/conf/domain_conf.c, src/conf/capabilities.c', text: "Emulator '%1$s' does not support virt type '%2$s'" },
  samples: ["error: unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt type 'hvf'", 'error: invalid argument: could not find capabilities for arch=x86_64 domaintype=xen '],
  nearMisses: ["unsupported configuration: Emulator '/usr/bin/qemu-kvm' does not support virt type 'kvm'", 'virt type qemu'],
});
