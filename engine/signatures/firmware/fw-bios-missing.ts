import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fw-bios-missing',
  category: 'firmware',
  severity: 'fatal',
  title: 'QEMU does not find its BIOS image',
  match: ["could not load PC BIOS '{file:quoted}'", "Could not find ROM image '{file:quoted}'", "Could not load ROM image '{file:quoted}'", "could not load firmware '{file:quoted}'", "Unable to load firmware image {file:path}", "could not find firmware '{file:quoted}'", "could not load bios image '{file:quoted}'"],
  message: 'QEMU found no readable firmware image {file}.',
  why: 'The package with the BIOS is missing, a self-built QEMU looks in another data directory, or a path in <loader> or -bios is wrong.',
  remedy: 'Install seabios (ovmf or the firmware package of the architecture), or start the emulator that the packages belong to. With -bios or <loader> check the path.',
  checks: [{ command: 'ls -l /usr/share/seabios /usr/share/qemu' }, { command: 'qemu-system-x86_64 -L help', look: 'the directories that are searched' }],
  xml: [{ path: 'os/loader' }, { path: 'devices/emulator' }],
  witness: { source: "QEMU 7.2 and 10.0, hw/i386/x86.c (x86-common.c) x86_bios_rom_init, hw/arm/virt.c", text: "qemu: could not load PC BIOS '%s'" },
  samples: ["qemu: could not load PC BIOS 'bios-microvm.bin'", "error: internal error: process exited while connecting to monitor: qemu-system-aarch64: Could not find ROM image 'QEMU_EFI.fd'"],
  nearMisses: ['qemu-system-x86_64: failed to find romfile "efi-e1000.rom"', "qemu: could not load kernel 'vmlinuz'"],
});
