import type { HostFile } from '../host-facts.ts';
import { defineProbe } from '../probe.ts';

/**
 * The kernel lists locks by device and inode. QEMU locks single bytes from 100 on for what it does with an image and from 200 on for
 * what it lets nobody else do (RAW_LOCK_PERM_BASE and RAW_LOCK_SHARED_BASE in its block/file-posix.c). Nothing is opened.
 */
const LOOK = `set -f
virsh -r -c "$1" dumpxml --inactive -- "$2" | sed -n "s/^      <source file='\\(\\/[^']*\\)'.*/\\1/p" \\
| sed -e '/&#/d' -e 's/&apos;/'"'"'/g' -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\\&/g' | head -n 32 | while IFS= read -r p; do
d=$(stat -L -c '%d %i' -- "$p" 2> /dev/null) || continue
i=\${d#* } d=\${d%% *}
k=$(printf '%02x:%02x:%s' $((d >> 8 & 4095)) $((d & 255 | d >> 12 & 1048320)) "$i")
printf 'image|%s|%s\\n' "$(awk -v k="$k" '($2 == "OFDLCK" || $2 == "POSIX") && $6 == k && $7 >= 100 && $8 ~ /^[0-9]+$/ && $8 < 300 { printf "%s%s-%s", n++ ? "," : "", $7, $8 }' /proc/locks)" "$p"
done`;

/** `100-101,203-203` → 100, 101, 203. */
function bytesOf(ranges: string): number[] {
  const bytes = ranges.split(',').flatMap((range) => {
    const [, from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(range) ?? [];
    return from === undefined ? [] : Array.from({ length: Math.max(Number(to) - Number(from) + 1, 0) }, (_, i) => Number(from) + i);
  });
  return [...new Set(bytes)].sort((a, b) => a - b);
}

export default defineProbe({
  id: 'vm-locks',
  title: 'Locks on the virtual machine’s images',
  why: 'An image that another program works on is locked, and QEMU does not start with it.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}', '{uuid}'],
  limits: { bytes: 65536, seconds: 10 },
  parse(stdout) {
    const images = [...stdout.matchAll(/^image\|([\d,-]{0,2000})\|(\/.{1,4096})$/gm)].map(([, ranges, path]): HostFile => ({ path: path!, exists: true, lockedBytes: bytesOf(ranges!) }));
    return images.length > 0 ? { images } : {};
  },
  samples: [{
    stdout: 'image|100-101,201-201,203-203|/srv/a.qcow2\nimage||/srv/b|c.img\n',
    facts: { images: [{ path: '/srv/a.qcow2', exists: true, lockedBytes: [100, 101, 201, 203] }, { path: '/srv/b|c.img', exists: true, lockedBytes: [] }] },
  }],
});
