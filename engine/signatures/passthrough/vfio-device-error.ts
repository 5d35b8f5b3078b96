import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-device-error',
  category: 'passthrough',
  severity: 'fatal',
  title: 'A passed-through device reported an error it cannot recover from',
  match: ['vfio_err_notifier_handler\\({device:path}\\) Unrecoverable error', 'Unrecoverable error detected. Please collect any data possible'],
  message: 'A passed-through PCI device reported an uncorrectable error; QEMU stopped the VM.',
  why: 'The host received a fatal PCIe error (AER) from the device: a loose riser or cable, a failing card, or a device that does not survive a power state or a reset.',
  remedy: 'Look for AER lines in the kernel log of the same time. Reseat or cool the card, switch off ASPM for it, or try another slot; the VM has to be destroyed and started again.',
  checks: [{ command: 'journalctl -k -g "AER|pcieport"' }, { command: 'lspci -vvv -s 03:00.0' }],
  xml: [{ path: 'devices/hostdev/source/address' }],
  witness: { source: 'QEMU 10.0 and 7.2 hw/vfio/pci.c vfio_err_notifier_handler', text: '%s(%s) Unrecoverable error detected. Please collect any data possible and then kill the guest' },
  samples: [
    'qemu-system-x86_64: vfio_err_notifier_handler(0000:41:00.0) Unrecoverable error detected. Please collect any data possible and then kill the guest',
  ],
  nearMisses: ['qemu-system-x86_64: vfio: Could not enable error recovery for the device'],
});
