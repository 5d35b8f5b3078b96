import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-romfile-missing',
  category: 'firmware',
  severity: 'fatal',
  title: "A device's option ROM is not installed",
  match: ['failed to (find|load) romfile "{rom:quoted}"', "failed to (find|load) romfile '{rom:quoted}'", "Could not open option rom '{rom:quoted}'", 'romfile "{rom:quoted}" is empty'],
  message: 'QEMU found no option ROM {rom} for a device of the VM.',
  why: 'The ROM packages (ipxe-qemu, seabios, qemu data) are missing or belong to another build, or a path in <rom file> is wrong.',
  remedy: "Install the ROM packages that match this QEMU; a device can also go without: <rom enabled='no'/> (a network card then cannot boot by PXE).",
  checks: [{ command: 'ls /usr/share/seabios /usr/share/qemu /usr/lib/ipxe/qemu' }, { command: 'qemu-system-x86_64 -L help' }],
  xml: [{ path: 'devices/interface/rom' }, { path: 'devices/hostdev/rom' }, { path: 'devices/video/model' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/pci/pci.c pci_add_option_rom', text: 'failed to find romfile "%s"' },
  samples: ['qemu-system-x86_64: -device virtio-net-pci,netdev=n0: failed to find romfile "efi-virtio.rom"', 'error: internal error: process exited while connecting to monitor: qemu-kvm: failed to find romfile "vgabios-qxl.bin"'],
  nearMisses: ["qemu: could not load PC BIOS 'bios-own.bin'", 'romfile found'],
});
