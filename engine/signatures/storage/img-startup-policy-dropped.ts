import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-startup-policy-dropped',
  category: 'storage',
  severity: 'degraded',
  title: 'An optional medium was missing and its drive left empty',
  match: ["Dropping disk '{target:quoted}' on domain '{vm:quoted}' \\(UUID '{uuid:quoted}'\\) due to {reason}"],
  message: 'Disk {target} of {vm} was dropped at start because its source is not accessible.',
  why: "startupPolicy='optional' (or 'requisite' during migration) lets the VM start without the medium.",
  remedy: 'Bring the file back or eject the drive if the guest should see it as empty on purpose; remove startupPolicy if a missing medium ought to stop the start.',
  checks: [
    { command: 'virsh domblklist DOMAIN --details' },
    { command: 'virsh domblklist DOMAIN --inactive --details' },
  ],
  xml: [
    { path: 'devices/disk/target/@dev', equals: 'target' },
    { path: 'devices/disk/source/@startupPolicy' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_domain.c, qemuDomainCheckRemoveOptionalDisk()',
    text: "Dropping disk '%s' on domain '%s' (UUID '%s') due to inaccessible source '%s'",
  },
  samples: [
    "2023-03-03 03:03:03.333+0000: 77: warning : qemuDomainCheckRemoveOptionalDisk:7293 : Dropping disk 'sdb' on domain 'inst' (UUID '0f1e2d3c-0000-4000-8000-00000000000a') due to inaccessible source '/srv/iso/x.iso'",
    "libvirtd[5]: Dropping disk 'hda' on domain 'inst' (UUID '0f1e2d3c-0000-4000-8000-00000000000a') due to not accessible source '/iso/y.iso'",
  ],
  nearMisses: [
    "Dropping packet on domain 'inst'",
    'udev: Dropping disk sdb from the queue',
  ],
});
