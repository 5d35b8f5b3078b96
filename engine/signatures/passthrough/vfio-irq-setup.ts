import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-irq-setup',
  category: 'passthrough',
  severity: 'degraded',
  title: 'Interrupts of a passed-through device could not be set up',
  match: [
    'Failed to set up TRIGGER eventfd signaling for interrupt',
    'VFIO_DEVICE_SET_IRQS failure',
    'vfio: (Error: |)(F|f)ailed to (enable (MSI|vectors)|setup MSI fds)',
    'vfio: Error: Failed to enable {count:number} MSI vectors',
    'vfio: msix_set_vector_notifiers failed',
  ],
  message: 'The host could not route an interrupt of a passed-through device.',
  why: 'The host ran out of interrupt vectors (EINVAL, ENOSPC), the device was reset or lost meanwhile, or it shares its INTx line with a device of the host.',
  remedy: 'Look into the kernel log of the same second; update kernel and firmware, give the device fewer queues, or put it into another slot.',
  checks: [{ command: 'journalctl -k -g vfio' }, { command: 'cat /proc/interrupts' }],
  xml: [{ path: 'devices/hostdev/source/address' }],
  witness: { source: 'QEMU 10.0 hw/vfio/helpers.c vfio_set_irq_signaling, hw/vfio/pci.c; 7.2 hw/vfio/common.c', text: 'Failed to set up %s eventfd signaling for interrupt %s: VFIO_DEVICE_SET_IRQS failure / vfio: failed to enable vectors, %d' },
  samples: [
    'qemu-system-x86_64: vfio 0000:77:00.0: Failed to set up TRIGGER eventfd signaling for interrupt INTX-0: VFIO_DEVICE_SET_IRQS failure: Device or resource busy',
    'qemu-system-x86_64: vfio: failed to enable vectors, -28',
  ],
  nearMisses: ['vfio-pci 0000:77:00.0: enabling device (0000 -> 0002)'],
});
