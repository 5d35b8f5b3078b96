import type { HostFile } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/**
 * The kernel lists locks by device and inode. QEMU locks single bytes from 100 on for what it does with an image and from 200 on for
 * what it lets nobody else do (RAW_LOCK_PERM_BASE and RAW_LOCK_SHARED_BASE in its block/file-posix.c). lsattr says a letter for each attribute.
 */
const LOOK = `set -f
virsh -r -c "$1" dumpxml --inactive -- "$2" | sed -n "s/^      <source file='\\(\\/[^']*\\)'.*/\\1/p" \\
| sed -e '/&#/d' -e 's/&apos;/'"'"'/g' -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\\&/g' | head -n 32 | while IFS= read -r p; do
d=$(stat -L -c '%d %i' -- "$p" 2> /dev/null) || continue
i=\${d#* } d=\${d%% *}
k=$(printf '%02x:%02x:%s' $((d >> 8 & 4095)) $((d & 255 | d >> 12 & 1048320)) "$i")
printf 'image|%s|%s\\n' "$(awk -v k="$k" '($2 == "OFDLCK" || $2 == "POSIX") && $6 == k && $7 >= 100 && $8 ~ /^[0-9]+$/ && $8 < 300 { printf "%s%s-%s", n++ ? "," : "", $7, $8 }' /proc/locks)" "$p"
if [ -f "$p" ]; then a=$(lsattr -d -- "$p" 2> /dev/null); case \${a%% *} in *i*) printf 'immutable|%s\\n' "$p";; *a*) printf 'append-only|%s\\n' "$p";; esac; fi
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
  title: 'Locks on the virtual machine’s images, and attributes that shut them',
  why: 'QEMU does not start with an image that another program works on, nor with one that chattr has made immutable, which modes do not show.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}', '{uuid}'],
  limits: { bytes: 65536, seconds: 10 },
  parse(stdout) {
    const shut = new Map([...stdout.matchAll(/^(immutable|append-only)\|(\/.{1,4096})$/gm)].map(([, attribute, path]) => [path!, attribute as NonNullable<HostFile['attribute']>]));
    const images = [...stdout.matchAll(/^image\|([\d,-]{0,2000})\|(\/.{1,4096})$/gm)].map(([, ranges, path]): HostFile => known({ path: path!, exists: true, lockedBytes: bytesOf(ranges!), attribute: shut.get(path!) }));
    return images.length > 0 ? { images } : {};
  },
  samples: [{
    stdout: 'image||/srv/golden.img\nimmutable|/srv/golden.img\nimage||/srv/log.img\nappend-only|/srv/log.img\n',
    facts: { images: [{ path: '/srv/golden.img', exists: true, lockedBytes: [], attribute: 'immutable' }, { path: '/srv/log.img', exists: true, lockedBytes: [], attribute: 'append-only' }] },
  }, {
    stdout: 'image|100-101,201-201,203-203|/srv/a.qcow2\nimage||/srv/b|c.img\n',
    facts: { images: [{ path: '/srv/a.qcow2', exists: true, lockedBytes: [100, 101, 201, 203] }, { path: '/srv/b|c.img', exists: true, lockedBytes: [] }] },
  }],
});
