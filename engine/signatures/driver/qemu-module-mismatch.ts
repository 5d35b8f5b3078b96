import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'qemu-module-mismatch',
  category: 'driver',
  severity: 'fatal',
  title: 'A QEMU module comes from another build',
  match: ['(O|o)nly modules from the same build can be loaded', '(F|f)ailed to (open|initialize) module: {module:path}', 'module arch does not match: expected', 'fatal: could not load module for type', 'undefined symbol: qemu_stamp_{stamp:word}'],
  message: 'A module on disk does not fit the QEMU program that wants to load it.',
  why: 'QEMU was updated while the VM ran (the running program is the old one), or packages are mixed.',
  remedy: 'Stop and start the VM so that it runs the new program; bring all qemu packages to one version.',
  checks: [{ command: "dpkg -l 'qemu*'" }, { command: "rpm -qa 'qemu*'" }],
  xml: [{ path: 'devices/emulator' }],
  yieldsTo: ['daemon-probe-modules'],
  witness: { source: 'QEMU 7.2 and 10.0, util/module.c module_load_dso', text: 'Only modules from the same build can be loaded.' },
  samples: ['qemu-system-x86_64: Failed to initialize module: /usr/lib/qemu/block-iscsi.so\nOnly modules from the same build can be loaded.', 'qemu-kvm: failed to open module: /usr/lib64/qemu-kvm/hw-display-qxl.so: cannot open shared object file'],
  nearMisses: ['qemu: module block-block-nfs not found, do you want to install qemu-block-extra package?', 'module loaded'],
});
