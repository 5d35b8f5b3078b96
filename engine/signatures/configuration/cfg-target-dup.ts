import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-target-dup',
  category: 'configuration',
  severity: 'fatal',
  title: 'Two disks have the same target name',
  match: ["target '{target:quoted}' duplicated for disk sources", "target '{target:quoted}' duplicated for", 'operation failed: target {target:word} already exists', "disk target '{target:quoted}' is already"],
  message: 'The disk name {target} is used twice.',
  why: 'The target is the handle of the disk inside the VM definition; it decides bus order and address.',
  remedy: 'Give each disk its own target (vda, vdb, …).',
  checks: [{ command: 'virsh domblklist VM --inactive' }],
  xml: [{ path: 'devices/disk/target/@dev', equals: 'target' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_validate.c virDomainDiskDefDuplicateTargets…, src/qemu/qemu_hotplug.c', text: "target '%1$s' duplicated for disk sources '%2$s' and '%3$s'" },
  samples: ["error: XML error: target 'vdc' duplicated for disk sources '/srv/a.qcow2' and '/srv/b.qcow2'", 'error: operation failed: target vdc already exists'],
  nearMisses: ['network target already exists', "no target device vdz"],
});
