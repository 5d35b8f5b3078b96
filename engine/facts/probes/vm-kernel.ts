import type { HostFile } from '../host-facts.ts';
import { defineProbe } from '../probe.ts';

/**
 * What QEMU looks for in the file that it is to boot (x86_load_linux in its hw/i386/x86.c): `HdrS` at 0x202 of a Linux kernel, a multiboot
 * header within 8 KiB, ELF; PE is what UEFI boots. The byte at 0x1f1 is the size of the set-up part in sectors. Only the answer is shown.
 */
const LOOK = `set -f
virsh -r -c "$1" dumpxml --inactive -- "$2" | sed -n 's/^    <kernel>\\(\\/.*\\)<\\/kernel>$/\\1/p' | sed -e '/&#/d' -e 's/&apos;/'"'"'/g' -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\\&/g' | head -n 1 | while IFS= read -r p; do
if [ ! -f "$p" ] || [ ! -r "$p" ]; then continue; fi
h=$(head -c 8192 -- "$p" | od -An -v -tx1 | tr -d ' \\n')
s=$(printf '%s' "$h" | cut -c995-996)
k=other
case $h in 7f454c46*) k=elf;; 4d5a*) k=pe;; *02b0ad1b*) k=multiboot;; esac
if [ "$(printf '%s' "$h" | cut -c1029-1036)" = 48647253 ]; then k=linux; fi
printf 'kernel|%s|%s|%s\\n' "$k" "\${s:-00}" "$p"
done`;

export default defineProbe({
  id: 'vm-kernel',
  title: 'Kind of kernel that the virtual machine boots',
  why: 'QEMU refuses a file that is none.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}', '{uuid}'],
  limits: { bytes: 8192, seconds: 5 },
  parse(stdout) {
    const match = /^kernel\|(linux|elf|multiboot|pe|other)\|([\da-f]{2})\|(\/.{1,4096})$/m.exec(stdout);
    if (!match) return {};
    // 0 stands for 4, and a sector for boot itself comes before.
    const setupBytes = ((Number.parseInt(match[2]!, 16) || 4) + 1) * 512;
    return { images: [{ path: match[3]!, exists: true, kernelKind: match[1] as NonNullable<HostFile['kernelKind']>, setupBytes }] };
  },
  samples: [
    { stdout: 'kernel|linux|1f|/boot/vmlinuz\n', facts: { images: [{ path: '/boot/vmlinuz', exists: true, kernelKind: 'linux', setupBytes: 16384 }] } },
    { stdout: 'kernel|other|00|/srv/readme\n', facts: { images: [{ path: '/srv/readme', exists: true, kernelKind: 'other', setupBytes: 2560 }] } },
    { stdout: '', facts: {} },
  ],
});
