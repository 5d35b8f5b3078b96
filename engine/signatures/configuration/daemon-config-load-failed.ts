import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-config-load-failed',
  category: 'configuration',
  severity: 'fatal',
  title: "The stored XML of a VM cannot be read",
  match: ["Failed to load config for domain '{name:quoted}'"],
  message: 'libvirt could not read the definition of VM {name}, so it is missing in the list.',
  why: 'The file under /etc/libvirt/qemu was edited by hand or cut off, or holds something this version refuses. The line before says what.',
  remedy: 'Correct the file (virt-xml-validate) and restart the daemon, or define the VM anew from a backup. Use virsh edit instead of editing the file.',
  checks: [{ command: 'virt-xml-validate /etc/libvirt/qemu/VM.xml domain' }, { command: 'journalctl -u virtqemud -u libvirtd' }],
  xml: [{ path: 'name' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/virdomainobjlist.c virDomainObjListLoadAllConfigs', text: "Failed to load config for domain '%1$s'" },
  samples: ["2025-01-01 00:00:00.000+0000: 2: error : virDomainObjListLoadAllConfigs:620 : internal error: Failed to load config for domain 'mail'", "libvirtd[5]: internal error: Failed to load config for domain 'shop'"],
  nearMisses: ['Loading config file', "Failed to load config for binding 'x'"],
});
