import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-rom-invalid',
  category: 'passthrough',
  severity: 'degraded',
  title: "The device's option ROM cannot be read",
  match: ['vfio: Error (getting ROM info|reading device ROM)', 'Device at {device:path} is known to cause system instability issues during option rom', 'romfile "{file:quoted}" (too large|is empty|\\({size:number} bytes\\) is too large)', 'IGD device {device:path} has no ROM', 'Invalid PCI ROM (header|data) signature', 'Device option ROM contents are probably invalid', 'Device {device:path} is known to cause system instability issues during option rom', 'Rom loading for device at {device:path} has been disabled', 'vfio-pci: Cannot read device rom at'],
  message: "The passed device gave no valid option ROM; the VM runs without it.",
  why: 'The boot GPU shows only a shadow copy of its ROM, or it was never read while the card was fresh.',
  remedy: "Only if the guest shows no picture: give a clean ROM file of exactly this card with <rom file='…'/>, or <rom bar='off'/>.",
  checks: [{ command: 'journalctl -k -g ROM' }, { command: 'lspci -vv -s BDF', look: 'Expansion ROM' }],
  xml: [{ path: "devices/hostdev[@type='pci']/rom" }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/pci/rom.c pci_get_rom_size; QEMU hw/vfio/pci.c vfio_pci_size_rom and vfio_pci_load_rom; hw/vfio/pci.c, hw/pci/pci.c', text: 'Invalid PCI ROM header signature: expecting 0xaa55, got %#06x / Device at %s is known to cause system instability issues during option rom execution / vfio: Error reading device ROM: %m' },
  samples: ['qemu-system-x86_64: warning: Device at 0000:77:00.0 is known to cause system instability issues during option rom execution', 'qemu-system-x86_64: vfio: Error reading device ROM: Input/output error', '[  60.1] vfio-pci 0000:0b:00.0: Invalid PCI ROM header signature: expecting 0xaa55, got 0xffff', 'qemu-system-x86_64: vfio-pci: Cannot read device rom at 0000:0b:00.0\nDevice option ROM contents are probably invalid (check dmesg).'],
  nearMisses: ['qemu-system-x86_64: failed to find romfile "vgabios.bin"', 'pci 0000:0b:00.0: ROM at 0x1000'],
});
