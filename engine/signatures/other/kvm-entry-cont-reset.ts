import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-entry-cont-reset',
  category: 'other',
  severity: 'fatal',
  title: 'The VM needs a reset before it can go on',
  match: ['Resetting the Virtual Machine'],
  message: 'The VM cannot be resumed: QEMU wants a reset first.',
  why: 'It had stopped after an internal error, a shutdown or a panic; its state is of no further use.',
  remedy: 'Reset or restart the VM, and look in the domain log for what stopped it.',
  checks: [{ command: 'virsh domstate VM --reason' }, { command: 'virsh reset VM', changes: true, look: 'like pressing the reset button' }],
  xml: [{ path: 'on_crash' }],
  yieldsTo: ['kvm-entry-failed', 'kvm-entry-failed-0', 'kvm-emulation-failure', 'guest-panic'],
  witness: { source: 'QEMU 7.2 and 10.0, monitor/qmp-cmds.c qmp_cont', text: 'Resetting the Virtual Machine is required' },
  samples: ["error: internal error: unable to execute QEMU command 'cont': Resetting the Virtual Machine is required", "libvirt.libvirtError: internal error: unable to execute QEMU command 'cont': Resetting the Virtual Machine is required"],
  nearMisses: ['vfio-pci 0000:01:00.0: resetting', 'Resetting the controller'],
});
