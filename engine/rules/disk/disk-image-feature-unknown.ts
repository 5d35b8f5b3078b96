import { isOlder } from '../../core/version.ts';
import { diskFiles } from '../../schema/domain/host-disk.ts';
import { backingFiles, fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, incompatible: string, backing?: string) => ({ path, exists: true, type: 'file', format: 'qcow2', incompatible, ...(backing !== undefined && { backing }) }) as const;
const host = { versions: { qemu: '5.0.0' }, images: [image('/srv/new.qcow2', '0000000000000080'), image('/srv/zstd.qcow2', '0000000000000008'), image('/srv/top.qcow2', '0000000000000000', 'new.qcow2'), image('/srv/old.qcow2', '0000000000000001')] };
const disk = (source: string): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${source}/><target dev='vda' bus='virtio'/></disk>`;

/** The bits of QEMU's block/qcow2.h, and the release that brought them (docs/interop/qcow2.txt and its history). */
const BITS: readonly (readonly [bit: bigint, name: string, since: string])[] = [[1n, 'dirty', '0.0.0'], [2n, 'corrupt', '0.0.0'], [4n, 'external data file', '4.0.0'], [8n, 'compression type', '5.1.0'], [16n, 'extended L2 entries', '5.2.0']];
const KNOWN = BITS.reduce((sum, [bit]) => sum | bit, 0n);
/** Newer QEMUs may know more than this list does. */
const NEWEST = '11.0.0';

/** What of an image this QEMU does not know, in words. */
function unknown(bits: string, qemu: string): string | undefined {
  const set = BigInt(`0x${bits}`);
  const newer = BITS.find(([bit, , since]) => (set & bit) !== 0n && isOlder(qemu, since));
  if (newer) return `${newer[1]} (QEMU ${newer[2]} and newer)`;
  return (set & ~KNOWN) !== 0n && isOlder(qemu, NEWEST) ? `bits ${(set & ~KNOWN).toString(16)} of its header` : undefined;
}

export default defineRule({
  id: 'disk-image-feature-unknown',
  cause: 'img-qcow2-feature',
  profile: 'host',
  severity: 'error',
  title: 'An image with features that this QEMU does not know',
  why: 'A qcow2 image says which features a program must know to read it right. A QEMU that lacks one refuses the image.',
  remedy: 'Use the QEMU that made the image or a newer one, or convert the image there: qemu-img convert -O qcow2 -o compat=1.1.',
  witness: [{ source: 'qemu 7.2.0 block/qcow2.c report_unsupported_feature', text: 'Unsupported qcow2 feature(s): %s' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images', 'versions'],
  *check(disk, { host: { images, versions: { qemu } } }) {
    if (qemu === undefined) return;
    for (const { at, path, format, isChainWritten } of diskFiles(disk)) {
      if (format !== 'qcow2') continue;
      const chain = [path, ...(isChainWritten ? [] : backingFiles(images, path).map((b) => b.path))];
      for (const each of chain) {
        const bits = fileAt(images, each)?.incompatible;
        const what = bits === undefined ? undefined : unknown(bits, qemu);
        if (what !== undefined) yield { at, message: `${each.slice(0, 120)}, an image of ${deviceName(disk)}, needs a feature that QEMU ${qemu} does not know: ${what}.` };
      }
    }
  },
  bad: [{ xml: disk("«file='/srv/new.qcow2'»"), host }, { xml: disk("«file='/srv/zstd.qcow2'»"), host }, { xml: disk("«file='/srv/top.qcow2'»"), host }],
  good: [{ xml: disk("file='/srv/old.qcow2'"), host }, { xml: disk("file='/srv/zstd.qcow2'"), host: { ...host, versions: { qemu: '7.2.0' } } }],
});
