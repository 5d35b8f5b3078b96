import { diskFiles, writesAlone } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { isActive, isSelf } from '../../schema/domain/other-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, lockedBytes: number[]) => ({ path, exists: true, type: 'file', lockedBytes }) as const;
const host = { domains: [{ name: 'other', state: 'running' }], images: [image('/srv/written.qcow2', [100, 101, 103, 201, 203]), image('/srv/read.qcow2', [100, 201]), image('/srv/free.qcow2', [])] };
const disk = (source: string, more = ''): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${source}/><target dev='vda' bus='virtio'/>${more}</disk>`;

/** QEMU's RAW_LOCK_PERM_BASE and RAW_LOCK_SHARED_BASE, each with BLK_PERM_WRITE: somebody writes; somebody lets nobody else write. */
const [WRITES, LETS_NOBODY_WRITE] = [101, 201];

export default defineRule({
  id: 'disk-image-locked',
  cause: 'img-write-lock',
  profile: 'host',
  severity: 'warning',
  title: 'An image that another program works on now',
  why: 'QEMU and its tools lock an image while they write to it, or while nobody else may. A machine that starts meanwhile is refused the lock.',
  remedy: 'Wait for the other program (qemu-img, qemu-nbd, a backup) or end it; lsof IMAGE tells which it is.',
  witness: [{ source: 'qemu 7.2.0 block/file-posix.c raw_check_lock_bytes', text: 'Failed to get "%s" lock' }, { source: 'qemu 7.2.0 block/file-posix.c raw_check_lock_bytes', text: 'Failed to get shared "%s" lock' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images', 'domains'],
  *check(disk, { domain, host: { images, domains } }) {
    const [own] = diskFiles(disk);
    const locked = own && fileAt(images, own.path)?.lockedBytes;
    // A domain that runs holds the locks itself.
    if (!locked || own.depth !== 0 || own.type !== 'file' || child(disk, 'shareable') || child(disk, 'transient') || domains.some((d) => isSelf(domain, d) && isActive(d) !== false)) return;
    const isWritten = locked.includes(WRITES);
    const clashes = isWritten || (writesAlone(disk) && locked.includes(LETS_NOBODY_WRITE));
    if (clashes) yield { at: own.at, message: `${own.path.slice(0, 120)}, the image of ${deviceName(disk)}, is ${isWritten ? 'open for writing in another program' : 'kept from being written by another program'} now.` };
  },
  bad: [{ xml: disk("«file='/srv/written.qcow2'»"), host }, { xml: disk("«file='/srv/read.qcow2'»"), host }, { xml: disk("«file='/srv/written.qcow2'»", '<readonly/>'), host }],
  good: [
    { xml: disk("file='/srv/free.qcow2'"), host }, { xml: disk("file='/srv/read.qcow2'", '<readonly/>'), host },
    { xml: `<domain type='kvm'><name>other</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices>${disk("file='/srv/written.qcow2'")}</devices></domain>`, host },
  ],
});
