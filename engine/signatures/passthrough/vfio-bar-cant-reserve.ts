import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-bar-cant-reserve',
  category: 'passthrough',
  severity: 'fatal',
  title: 'A memory window of the device is still held by the host',
  match: ['Failed to mmap {device:path} BAR {bar:number}. Performance may be slow', "BAR {bar:number}: can't reserve [{kind}", "BAR {bar:number} [{window}]: can't reserve", "can't reserve [(mem|io) "],
  message: 'A memory window of the passed device is in use by a host driver or framebuffer.',
  why: 'The boot console (efifb, simpledrm, vesafb) or the GPU driver keeps the window claimed.',
  remedy: "Bind the card to vfio-pci early and keep the console off it (boot on another GPU; on old kernels video=efifb:off, on newer initcall_blacklist=sysfb_init). Unloading the driver or rescanning the device can free it without a reboot.",
  checks: [{ command: 'grep -i -e efifb -e bootfb -e simplefb /proc/iomem' }, { command: 'lspci -nnk -s BDF' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/pci/pci.c __pci_request_region; QEMU 10.0 and 7.2 hw/vfio/pci.c vfio_bars_register', text: "BAR %d: can't reserve %pR / Failed to mmap %s BAR %d. Performance may be slow" },
  samples: ['qemu-system-x86_64: Failed to mmap 0000:77:00.0 BAR 7. Performance may be slow', "[  61.6] vfio-pci 0000:0c:00.0: BAR 1: can't reserve [mem 0xe0000000-0xefffffff 64bit pref]", "kernel: vfio-pci 0000:01:00.0: BAR 3 [mem 0xf0000000-0xf1ffffff 64bit pref]: can't reserve [mem 0xf0000000-0xf1ffffff]"],
  nearMisses: ["pci 0000:0c:00.0: BAR 1: assigned [mem 0xe0000000-0xefffffff 64bit pref]", "can't reserve a seat"],
});
