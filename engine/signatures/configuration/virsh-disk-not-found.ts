import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-disk-not-found',
  category: 'configuration',
  severity: 'fatal',
  title: 'The VM has no disk of that name',
  match: ['disk {disk:word} not found$', "disk '{disk:quoted}' not found$", "(D|d)isk '{disk:quoted}' (was |)not found in (the domain config|domain)", 'No disk found whose source path or target is {disk:path}', 'no target device {disk:path}', "invalid path {disk:path} not assigned to domain", 'disk target {disk:path} not found', 'No found disk whose source path or target is {disk:path}'],
  unless: ['master key'],
  message: 'The command names a disk {disk} that the VM does not have.',
  why: 'Commands take the target name (vda) or the full source path as they stand in the XML of the running VM.',
  remedy: 'Take the name from virsh domblklist.',
  checks: [{ command: 'virsh domblklist VM --details' }],
  xml: [{ path: 'devices/disk/target/@dev', equals: 'disk' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c, tools/virsh-domain.c, src/conf/domain_conf.c", text: "No disk found whose source path or target is %1$s" },
  samples: ['error: operation failed: disk vdp not found', 'error: No disk found whose source path or target is vdq', "error: invalid argument: disk 'sdz' not found in domain", 'error: invalid argument: invalid path /srv/x.img not assigned to domain'],
  nearMisses: ['disk vdp not found on the shelf', 'pear: disk-pool vdp found', "disk '/srv/x.img' not found in pool", 'target vdc already exists'],
});
