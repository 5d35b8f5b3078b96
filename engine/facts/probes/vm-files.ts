import type { HostAccount, HostFile } from '../host-facts.ts';
import { known, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/**
 * Every absolute path in the VM's XML, and every folder above it, is looked at from outside; nothing is opened. A path that
 * cannot be seen because a folder above it cannot be searched is left out. sed takes the paths one a line, out of attributes and texts.
 * Labels of model dac name users and groups, which libvirt has looked up; numbers it takes as they are. getent ends with 2 for who is not there.
 */
const LOOK = `set -f
look() { stat -L -c "%F|%a|%U|%G|%s|$2|%n" -- "$1" 2> /dev/null; }
who() { case $2 in ''|+*|*[!A-Za-z0-9._@\\$-]*) return;; *[!0-9]*) ;; *) return;; esac
getent "$1" -- "$2" > /dev/null 2>&1; case $? in 0) printf '%s|there|%s\\n' "$1" "$2";; 2) printf '%s|absent|%s\\n' "$1" "$2";; esac; }
x=$(virsh -r -c "$1" dumpxml --inactive -- "$2")
case $x in *"model='dac'"*) printf '%s\\n' "$x" | sed -n "/<seclabel .*model='dac'.*[^\\/]>/,/<\\/seclabel>/s/^ *<label>\\([^<&]*:[^<&:]*\\)<\\/label>$/\\1/p" | sort -u | head -n 8 | while IFS= read -r l; do who passwd "\${l%%:*}"; who group "\${l#*:}"; done;; esac
printf '%s\\n' "$x" | tr "<'" '\\n\\n' | sed -n -e 's/^[A-Za-z:]*>\\(\\/[^>]*\\)$/\\1/p' -e '/^\\/[^>]*$/p' \\
| sed -e '/&#/d' -e 's/&apos;/'"'"'/g' -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\\&/g' | sort -u | head -n 64 | while IFS= read -r p; do
  t=$(readlink -f -- "$p" 2> /dev/null)
  for w in "$p" "$t"; do
    while [ -n "$w" ] && [ "$w" != / ]; do printf '%s\\n' "$w"; w=\${w%/*}; done
  done
done | sort -u | head -n 512 | { gone=; while IFS= read -r p; do
  case $p in "\${gone:-?}"/*) printf 'absent|%s\\n' "$p"; continue;; esac
  d=\${p%/*}
  if [ -L "$p" ]; then l=$(readlink -f -- "$p"); else l=; fi
  if [ -e "$p" ]; then case $l in *'|'*|*%*) l=;; esac; look "$p" "$l"
  elif [ -L "$p" ] || [ -x "$d/" ]; then gone=$p; printf 'absent|%s\\n' "$p"; fi
done; }`;

const TYPES: Readonly<Record<string, NonNullable<HostFile['type']>>> = {
  'regular file': 'file', 'regular empty file': 'file', 'directory': 'directory', 'block special file': 'block',
  'character special file': 'character', 'socket': 'socket', 'fifo': 'fifo',
};

function toFile(line: string): HostFile[] {
  if (line.startsWith('absent|/')) return [{ path: line.slice(7), exists: false }];
  const [type, mode, owner, group, size, target, ...path] = line.split('|');
  if (type === undefined || !/^[0-7]{1,4}$/.test(mode ?? '') || !path[0]?.startsWith('/')) return [];
  return [known<HostFile>({ path: path.join('|'), exists: true, type: TYPES[type] ?? 'other', sizeBytes: wholeNumber(size), owner, group, mode, target: target || undefined })];
}

export default defineProbe({
  id: 'vm-files',
  title: 'Files and owners that the virtual machine’s XML names',
  why: 'An image, kernel or socket that is missing or shut to QEMU, or a folder above it, keeps the machine from starting, as does an owner that the host does not know.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}', '{uuid}'],
  limits: { bytes: 256 * 1024, seconds: 15 },
  parse(stdout) {
    const accounts = [...stdout.matchAll(/^(passwd|group)\|(there|absent)\|(.{1,200})$/gm)].map(([, base, state, name]): HostAccount => ({ kind: base === 'passwd' ? 'user' : 'group', name: name!, exists: state === 'there' }));
    const images = stdout.split('\n').flatMap(toFile);
    return { ...(images.length > 0 && { images }), ...(accounts.length > 0 && { accounts }) };
  },
  samples: [{
    stdout: 'directory|711|root|root|4096||/srv/images\nregular file|600|root|root|1048576|/data/a.img|/srv/images/a|b.img\npasswd|there|qemu\ngroup|absent|labs\nabsent|/srv/images/gone.qcow2\nblock special file|660|root|disk|0||/dev/sdb\n',
    facts: {
      accounts: [{ kind: 'user', name: 'qemu', exists: true }, { kind: 'group', name: 'labs', exists: false }],
      images: [
        { path: '/srv/images', exists: true, type: 'directory', sizeBytes: 4096, owner: 'root', group: 'root', mode: '711' },
        { path: '/srv/images/a|b.img', exists: true, type: 'file', sizeBytes: 1048576, owner: 'root', group: 'root', mode: '600', target: '/data/a.img' },
        { path: '/srv/images/gone.qcow2', exists: false },
        { path: '/dev/sdb', exists: true, type: 'block', sizeBytes: 0, owner: 'root', group: 'disk', mode: '660' },
      ],
    },
  }],
});
