import { guestWith } from '../../schema/domain/example-domains.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { text as textOf, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const file = (path: string, kernelKind: 'linux' | 'other', sizeBytes: number, setupBytes: number) => ({ path, exists: true, type: 'file', sizeBytes, kernelKind, setupBytes }) as const;
const host = { images: [file('/boot/vmlinuz', 'linux', 8_000_000, 16384), file('/srv/readme.txt', 'other', 6, 2560), file('/srv/disk.img', 'other', 1_000_000, 2560)] };
const guest = (kernel: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><kernel>${kernel}</kernel></os>`);

export default defineRule({
  id: 'kernel-not-bootable',
  cause: 'cfg-kernel-invalid',
  profile: 'host',
  severity: 'error',
  title: 'A kernel to boot that is none',
  why: 'QEMU looks into the file that it is to boot. One without the header of a Linux kernel, a multiboot or an ELF header is taken for a very old kernel, and refused when it is shorter than its own first part.',
  remedy: 'Name the kernel itself (vmlinuz, bzImage), not the initial RAM disk, a disk image or a text.',
  witness: [{ source: 'qemu 7.2.0 hw/i386/x86.c x86_load_linux', text: 'qemu: invalid kernel header' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/os/kernel'],
  needs: ['images'],
  *check(kernel, { domain, text, host: { images } }) {
    const path = textOf(kernel);
    const file = fileAt(images, path);
    if (isX86(domain) !== true || file?.kernelKind === undefined || file.sizeBytes === undefined || file.setupBytes === undefined) return;
    const isShort = file.kernelKind === 'other' && file.setupBytes > file.sizeBytes;
    if (isShort) yield { at: textSpan(kernel, text), message: `${path.slice(0, 120)} is no kernel: it has ${file.sizeBytes} bytes and no header of one.` };
  },
  bad: [{ xml: guest('«/srv/readme.txt»'), host }],
  good: [{ xml: guest('/boot/vmlinuz'), host }, { xml: guest('/srv/disk.img'), host }],
});
