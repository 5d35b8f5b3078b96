import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-device-request-blocked',
  category: 'passthrough',
  severity: 'degraded',
  title: 'The host waits until the guest lets the device go',
  match: ['No device request channel registered, blocked until released by user', 'Device is currently in use, task "{task:quoted}"', 'blocked until (device is |)released', 'Relaying device request to user'],
  message: 'The host wants the device back while a VM still has it; the request waits.',
  why: 'An unbind, hot-remove or module unload of a device that QEMU has open blocks until QEMU closes it.',
  remedy: 'Shut the VM down or detach the device from it first; then rebind.',
  checks: [{ command: 'virsh list' }, { command: 'journalctl -k -g vfio' }],
  xml: [{ path: 'devices/hostdev/source/address' }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/vfio/pci/vfio_pci_core.c vfio_pci_core_request and drivers/vfio/vfio_main.c', text: 'No device request channel registered, blocked until released by user' },
  samples: ['[  808.8] vfio-pci 0000:02:00.0: No device request channel registered, blocked until released by user', 'kernel: vfio-pci 0000:02:00.0: Relaying device request to user (#0)'],
  nearMisses: ['vfio-pci 0000:02:00.0: resetting', 'task blocked for more than 120 seconds'],
});
