import type { HostFileSystem } from '../host-facts.ts';
import { known, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** File systems that hold no images. */
const PSEUDO = [
  'autofs', 'binfmt_misc', 'bpf', 'cgroup', 'cgroup2', 'configfs', 'debugfs', 'devpts', 'devtmpfs', 'efivarfs', 'fusectl', 'fuse.gvfsd-fuse', 'fuse.lxcfs', 'fuse.portal', 'hugetlbfs', 'mqueue', 'nsfs',
  'overlay', 'proc', 'pstore', 'rpc_pipefs', 'securityfs', 'selinuxfs', 'squashfs', 'sysfs', 'tracefs',
];

/** Local ones first: a file server that is gone holds up what comes after them, and the time limit ends it. */
const LOOK = `grep -v -E ' (${PSEUDO.join('|').replaceAll('.', '[.]')}) ' /proc/mounts | grep -v -E '^[^ ]* (/dev|/sys|/proc|/run/user|/run/credentials)(/[^ ]*)? (tmpfs|ramfs) ' | head -n 400
echo '</sizes>'
x='${[...PSEUDO, 'ramfs'].map((type) => `-x ${type}`).join(' ')}'
df -k -P -l $x; echo '</inodes>'
df -i -P -l $x; echo '</sizes>'
if grep -q -E ' (nfs4?|cifs|smb3|ceph|ocfs2|gfs2|glusterfs|fuse[.][a-z]+) ' /proc/mounts; then df -k -P $x; fi`;

const unescaped = (word: string): string => word.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

function toMount(line: string): HostFileSystem[] {
  const [source, mount, type, options] = line.split(' ');
  if (!mount?.startsWith('/') || type === undefined || options === undefined) return [];
  return [{ mount: unescaped(mount), type, source: unescaped(source!), readOnly: options.split(',').includes('ro') }];
}

/** A row of df: source, four columns of numbers, the mount point, which may hold blanks. */
function rows(text: string): ReadonlyMap<string, readonly [number | undefined, number | undefined]> {
  const found = [...text.matchAll(/ (\d{1,18}) {1,20}-?\d{1,18} {1,20}(-?\d{1,18}) {1,20}(?:\d{1,3}%|-) (\/.*)$/gm)];
  return new Map(found.map(([, size, free, mount]) => [mount!, [wholeNumber(size), wholeNumber(free)] as const]));
}

const bytes = (kibibytes: number | undefined): number | undefined => (kibibytes === undefined || kibibytes > Number.MAX_SAFE_INTEGER / 1024 ? undefined : kibibytes * 1024);

export default defineProbe({
  id: 'file-systems',
  title: 'File systems and their free space',
  why: 'An image that grows on a full or read-only file system stops its machine.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 262144, seconds: 5 },
  parse(stdout) {
    const [mounts = '', ...tables] = stdout.split(/^<\/sizes>$/m);
    // What was mounted last over a place is what is seen there.
    const seen = new Map(mounts.split('\n').flatMap(toMount).map((fileSystem) => [fileSystem.mount, fileSystem]));
    if (seen.size === 0 || tables.length === 0) return {};
    const [local = '', files = ''] = tables[0]!.split(/^<\/inodes>$/m);
    const sizes = new Map([...rows(tables[1] ?? ''), ...rows(local)]);
    const inodes = rows(files);
    return {
      fileSystems: [...seen.values()].map((fileSystem) => {
        const [size, available] = sizes.get(fileSystem.mount) ?? [];
        const [count, free] = inodes.get(fileSystem.mount) ?? [];
        // btrfs and others make inodes as they need them and say 0.
        return known<HostFileSystem>({ ...fileSystem, source: fileSystem.source, readOnly: fileSystem.readOnly, sizeBytes: bytes(size), availableBytes: bytes(available), inodes: count || undefined, freeInodes: count ? free : undefined });
      }),
    };
  },
  samples: [{
    stdout: `/dev/mapper/vg0-root / ext4 rw,relatime,errors=remount-ro 0 0
/dev/sdb1 /srv/vm\\040images xfs ro,noatime 0 0
nas:/export /mnt/nas nfs4 rw,hard 0 0
</sizes>
Filesystem           1024-blocks     Used Available Capacity Mounted on
/dev/mapper/vg0-root   264212084 32194616  74196296      31% /
/dev/sdb1              976285696 976285696        0     100% /srv/vm images
</inodes>
Filesystem             Inodes  IUsed    IFree IUse% Mounted on
/dev/mapper/vg0-root 16777216 693512 16083704    5% /
/dev/sdb1                   0      0        0     - /srv/vm images
</sizes>
Filesystem           1024-blocks     Used Available Capacity Mounted on
nas:/export           1048576000 10485760 1038090240       1% /mnt/nas
`,
    facts: {
      fileSystems: [
        { mount: '/', type: 'ext4', source: '/dev/mapper/vg0-root', readOnly: false, sizeBytes: 270553174016, availableBytes: 75977007104, inodes: 16777216, freeInodes: 16083704 },
        { mount: '/srv/vm images', type: 'xfs', source: '/dev/sdb1', readOnly: true, sizeBytes: 999716552704, availableBytes: 0 },
        { mount: '/mnt/nas', type: 'nfs4', source: 'nas:/export', readOnly: false, sizeBytes: 1073741824000, availableBytes: 1063004405760 },
      ],
    },
  }],
});
