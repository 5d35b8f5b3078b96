import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-undefine-managedsave',
  category: 'configuration',
  severity: 'fatal',
  title: 'undefine does not know what to do with the saved state',
  match: ['Refusing to undefine while domain managed save image exists', 'Refusing to undefine while domain managed save'],
  message: 'The VM has a saved state, and undefine was not told to remove it.',
  why: 'The saved memory would be useless without the definition, so libvirt asks.',
  remedy: 'Start the VM once to use the state up, or undefine with --managed-save (the saved memory is lost; disks stay).',
  checks: [{ command: 'virsh list --all --with-managed-save' }, { command: 'virsh undefine VM --managed-save', changes: true }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c qemuDomainUndefineFlags', text: 'Refusing to undefine while domain managed save image exists' },
  samples: ['error: Requested operation is not valid: Refusing to undefine while domain managed save image exists', 'libvirt.libvirtError: Requested operation is not valid: Refusing to undefine while domain managed save image exists'],
  nearMisses: ['cannot undefine domain with nvram', 'Refusing to undefine while 2 snapshots exist'],
});
