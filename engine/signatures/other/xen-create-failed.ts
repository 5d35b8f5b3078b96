import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xen-create-failed',
  category: 'other',
  severity: 'fatal',
  title: 'Xen could not create the VM',
  match: ["libxenlight failed to create new domain '{name:quoted}'", 'libxenlight failed to (create|restore) ', 'libxl: …cannot (add|re-build) domain: '],
  message: 'libxl did not get the VM created; its own log has the reason.',
  why: 'Memory, a device, a hotplug script or the kernel image failed in Xen.',
  remedy: 'Read libxl-driver.log and xl dmesg of the same second.',
  checks: [{ command: 'tail -60 /var/log/libvirt/libxl/libxl-driver.log' }, { command: 'xl dmesg' }],
  xml: [{ path: '@type' }],
  yieldsTo: ['xen-dm-timeout'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/libxl/libxl_domain.c libxlDomainStart', text: "libxenlight failed to create new domain '%1$s'" },
  samples: ["error: internal error: libxenlight failed to create new domain 'fw'", "Start failed: internal error: libxenlight failed to create new domain 'sys-usb', see /var/log/libvirt/libxl/libxl-driver.log for details"],
  nearMisses: ['libxenlight state driver is not active', 'xen domain created'],
});
