import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-not-ready-resume',
  category: 'passthrough',
  severity: 'degraded',
  title: 'The device takes long to become ready',
  match: ['not ready {ms:number}ms after {what}; waiting'],
  message: 'The device is not ready {ms} ms after {what}; the kernel still waits.',
  why: 'Devices need time after a reset or wake-up; the kernel doubles its patience up to a minute.',
  remedy: 'Wait for the outcome. If it ends with "giving up", keep the device out of D3 and power-cycle the host.',
  checks: [{ command: 'journalctl -k -g "not ready|ready"' }, { command: 'lspci -s BDF' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  yieldsTo: ['vfio-d3cold-stuck'],
  witness: { source: 'Linux, drivers/pci/pci.c pci_dev_wait', text: 'not ready %dms after %s; waiting' },
  samples: ['[  701.0] vfio-pci 0000:03:00.0: not ready 4095ms after FLR; waiting', 'kernel: vfio-pci 0000:0f:00.0: not ready 1023ms after bus reset; waiting'],
  nearMisses: ['[  765.0] vfio-pci 0000:03:00.0: not ready 65535ms after FLR; giving up', 'vfio-pci 0000:03:00.0: ready 1023ms after FLR'],
});
