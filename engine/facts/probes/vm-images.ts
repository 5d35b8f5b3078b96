import type { HostFile } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/**
 * The first 80 bytes of each disk image, and of what its qcow2 header says it is backed by, eight deep, and the folders
 * that those lie in. QEMU's own tool would do
 * more than is wanted with a file that a guest has written. Bytes are only shown of what is an image: a guest could name any
 * file as its backing file. Layout: QEMU's docs/interop/qcow2.txt.
 */
const LOOK = `set -f
chain() {
  if [ "$2" -gt 7 ] || [ ! -r "$1" ]; then return; fi
  if [ ! -f "$1" ] && [ ! -b "$1" ]; then return; fi
  h=$(head -c 80 -- "$1" | od -An -v -tx1 | tr -d ' \\n')
  case $h in
    514649fb0000000[23]*) printf 'image|%s|%s\\n' "$h" "$1";;
    4b444d56*|7668647866696c65*|51454400*|4c554b53babe*|3c3c3c20*|436f6e6563746978*) printf 'image|%s|%s\\n' "$h" "$1"; return;;
    *) printf 'image|raw|%s\\n' "$1"; return;;
  esac
  o=$(printf '%s' "$h" | cut -c25-32) n=$(printf '%s' "$h" | cut -c33-40)
  o=$((0x$o)) n=$((0x$n))
  if [ "$n" -lt 1 ] || [ "$n" -gt 1023 ] || [ "$o" -gt 65536 ]; then return; fi
  b=$(head -c $((o + n)) -- "$1" | tail -c "$n")
  case $b in *'
'*) return;; esac
  printf 'backing|%s\\n' "$b"
  case $(head -c "$o" -- "$1" | od -An -v -tx1 | tr -d ' \\n') in *e2792aca*) ;; *) echo unformatted;; esac
  case $b in /*) ;; *:*) return;; *) b=\${1%/*}/$b;; esac
  w=\${b%/*}
  while [ -n "$w" ]; do stat -L -c 'folder|%a|%U|%G|%n' -- "$w" 2> /dev/null; w=\${w%/*}; done
  if [ -e "$b" ]; then chain "$b" $(($2 + 1)); elif [ -x "\${b%/*}/" ]; then printf 'absent|%s\\n' "$b"; fi
}
virsh -r -c "$1" dumpxml --inactive -- "$2" | sed -n "s/^      <source \\(file\\|dev\\)='\\(\\/[^']*\\)'.*/\\2/p" \\
| sed -e '/&#/d' -e 's/&apos;/'"'"'/g' -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\\&/g' | head -n 32 | while IFS= read -r p; do chain "$p" 0; done`;

/** Formats by the hexadecimal digits they begin with, by the names that libvirt has for them. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['514649fb', 'qcow2'], ['4b444d56', 'vmdk'], ['7668647866696c65', 'vhdx'], ['51454400', 'qed'], ['4c554b53babe', 'luks'], ['3c3c3c20', 'vdi'], ['436f6e6563746978', 'vpc'], ['raw', 'raw'],
];

function virtualSize(header: string): number | undefined {
  if (!header.startsWith('514649fb')) return undefined;
  const size = Number.parseInt(header.slice(48, 64), 16);
  return Number.isSafeInteger(size) ? size : undefined;
}

const ENCRYPTION = ['none', 'aes', 'luks'] as const;

/** Version 2 has no features; a header that ends before them is cut short. */
function qcow2Details(header: string): Pick<HostFile, 'incompatible' | 'encryption'> {
  if (!header.startsWith('514649fb') || header.length < 160) return {};
  const encryption = ENCRYPTION[Number.parseInt(header.slice(64, 72), 16)];
  return { ...(header.startsWith('00000003', 8) && { incompatible: header.slice(144, 160) }), ...(encryption !== undefined && { encryption }) };
}

function toImage(line: string): HostFile[] {
  if (line.startsWith('absent|/')) return [{ path: line.slice(7), exists: false }];
  const folder = /^folder\|([0-7]{1,4})\|([^|]{1,100})\|([^|]{1,100})\|(\/.*)$/s.exec(line);
  if (folder) return [{ path: folder[4]!, exists: true, type: 'directory', mode: folder[1]!, owner: folder[2]!, group: folder[3]! }];
  const match = /^image\|(raw|[\da-f]{1,160})\|(\/.*)$/s.exec(line);
  const format = match && MAGIC.find(([magic]) => match[1]!.startsWith(magic))?.[1];
  return match && format ? [known<HostFile>({ path: match[2]!, exists: true, format, virtualSizeBytes: virtualSize(match[1]!), ...qcow2Details(match[1]!) })] : [];
}

export default defineProbe({
  id: 'vm-images',
  title: 'Formats and backing files of the virtual machine’s disks',
  why: 'A format other than the XML says, or a backing file that is gone, keeps the machine from starting.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}', '{uuid}'],
  limits: { bytes: 128 * 1024, seconds: 15 },
  parse(stdout) {
    const images: HostFile[] = [];
    for (const line of stdout.split('\n')) {
      const last = images.at(-1);
      if (line.startsWith('backing|') && last?.format !== undefined) images[images.length - 1] = { ...last, backing: line.slice(8), backingFormatKnown: true };
      else if (line === 'unformatted' && last?.backing !== undefined) images[images.length - 1] = { ...last, backingFormatKnown: false };
      else images.push(...toImage(line));
    }
    return images.length > 0 ? { images } : {};
  },
  samples: [{
    stdout: `image|514649fb000000030000000000000168000000130000001000000000a0000000|/srv/top.qcow2
backing|base images/b.qcow2
folder|711|root|root|/srv/base images
folder|755|root|root|/srv
image|514649fb00000003000000000000000000000000000000100000000040000000|/srv/base images/b.qcow2
image|514649fb00000002000000000000006800000009000000100000000000100000|/srv/old.qcow2
backing|gone.raw1
unformatted
absent|/srv/gone.raw1
image|raw|/dev/vg0/data
image|514649fb0000000300000000000000000000000000000010000000100000000000000002000000010000000000030000000000000001000000000001000000000000000000000000000000000000000a|/srv/locked.qcow2
image|51454400ff|/srv/a|b.qed
`,
    facts: {
      images: [
        { path: '/srv/top.qcow2', exists: true, format: 'qcow2', virtualSizeBytes: 2684354560, backing: 'base images/b.qcow2', backingFormatKnown: true },
        { path: '/srv/base images', exists: true, type: 'directory', mode: '711', owner: 'root', group: 'root' },
        { path: '/srv', exists: true, type: 'directory', mode: '755', owner: 'root', group: 'root' },
        { path: '/srv/base images/b.qcow2', exists: true, format: 'qcow2', virtualSizeBytes: 1073741824 },
        { path: '/srv/old.qcow2', exists: true, format: 'qcow2', virtualSizeBytes: 1048576, backing: 'gone.raw1', backingFormatKnown: false },
        { path: '/srv/gone.raw1', exists: false },
        { path: '/dev/vg0/data', exists: true, format: 'raw' },
        { path: '/srv/locked.qcow2', exists: true, format: 'qcow2', virtualSizeBytes: 68719476736, incompatible: '000000000000000a', encryption: 'luks' },
        { path: '/srv/a|b.qed', exists: true, format: 'qed' },
      ],
    },
  }],
});
