import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-d3cold-stuck',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The device does not wake up',
  match: ['Unable to change power state from (D3cold|D3hot|unknown|D1|D2) to D0', "can't change power state from (D3cold|D3hot|unknown) to D0", 'not ready {ms:number}ms after {what}; giving up', 'Refused to change power state, currently in D3', 'Unable to power on device, stuck in D3', 'device inaccessible'],
  message: 'The PCI device did not come back from its sleep or reset.',
  why: 'It fell off the bus: power was cut (D3cold) and does not return, the reset is broken (some GPUs), or a link is bad.',
  remedy: 'Power the host off fully. Then keep the device out of D3 (vfio-pci disable_idle_d3=1, pcie_port_pm=off) and use a GPU with a working reset.',
  checks: [{ command: 'lspci -vv -s BDF', look: 'rev ff means gone' }, { command: 'cat /sys/bus/pci/devices/BDF/power/control' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/pci/pci.c pci_power_up and pci_dev_wait', text: 'Unable to change power state from %s to D0, device inaccessible' },
  samples: ['[  700.1] vfio-pci 0000:03:00.0: Unable to change power state from D3hot to D0, device inaccessible', '[  765.0] vfio-pci 0000:03:00.0: not ready 65535ms after bus reset; giving up'],
  nearMisses: ['[  701.0] vfio-pci 0000:03:00.0: not ready 1023ms after FLR; waiting', 'vfio-pci 0000:03:00.0: ready 1023ms after FLR'],
});
