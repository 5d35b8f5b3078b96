import { diskFiles } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, encryption: 'none' | 'aes' | 'luks') => ({ path, exists: true, type: 'file', format: 'qcow2', encryption }) as const;
const host = { images: [image('/srv/locked.qcow2', 'luks'), image('/srv/old.qcow2', 'aes'), image('/srv/open.qcow2', 'none')] };
const secret = (format: string): string => `<encryption format='${format}'><secret type='passphrase' uuid='0d5e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f60'/></encryption>`;
const disk = (path: string, encryption = ''): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${path}>${encryption}</source><target dev='vda' bus='virtio'/></disk>`;

/** libvirt calls `qcow` what QEMU calls aes. */
const NAMES: Readonly<Record<string, string>> = { luks: 'luks', qcow: 'aes' };

const encryptionOf = (disk: Element): Element | undefined => child(child(disk, 'source'), 'encryption') ?? child(disk, 'encryption');

/** What does not fit, in words; undefined when it fits. */
function clash(found: 'none' | 'aes' | 'luks', written: string | undefined): string | undefined {
  if (found === 'none') return written === undefined ? undefined : `is not encrypted, but <encryption format='${written}'> says so`;
  if (written === undefined) return `is encrypted (${found}), and no <encryption> names the secret that opens it`;
  return NAMES[written] === found ? undefined : `is encrypted with ${found}, not with ${written}`;
}

export default defineRule({
  id: 'disk-encryption-unlike-image',
  cause: 'stor-encryption-unlike-image',
  profile: 'host',
  severity: 'error',
  title: 'An image that is encrypted otherwise than the XML says',
  why: 'A qcow2 image says itself how it is encrypted. QEMU does not open it without the secret, nor with a secret that it has no use for.',
  remedy: 'Define the secret (virsh secret-define, secret-set-value) and name it in <source>: <encryption format=\'luks\'><secret type=\'passphrase\' uuid=…/></encryption>; or remove <encryption> from an image that is not encrypted.',
  witness: [{ source: 'qemu 7.2.0 crypto/block-luks.c qcrypto_block_luks_open', text: "Parameter '%skey-secret' is required for cipher" }, { source: 'qemu 7.2.0 block/qcow2.c qcow2_update_options_prepare', text: "No encryption in image header, but options specified format '%s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(disk, { host: { images } }) {
    const own = diskFiles(disk).find(({ depth }) => depth === 0);
    const found = own?.format === 'qcow2' ? fileAt(images, own.path)?.encryption : undefined;
    const encryption = encryptionOf(disk);
    // QEMU's own words without a format are about any of them.
    const written = value(encryption, 'format')?.slice(0, 40);
    if (!own || found === undefined || (encryption && (written === undefined || !Object.hasOwn(NAMES, written)))) return;
    const what = clash(found, written);
    if (what !== undefined) yield { at: own.at, message: `${own.path.slice(0, 120)}, the image of ${deviceName(disk)}, ${what}.` };
  },
  bad: [{ xml: disk("«file='/srv/locked.qcow2'»"), host }, { xml: disk("«file='/srv/open.qcow2'»", secret('luks')), host }, { xml: disk("«file='/srv/old.qcow2'»", secret('luks')), host }],
  good: [{ xml: disk("file='/srv/locked.qcow2'", secret('luks')), host }, { xml: disk("file='/srv/open.qcow2'"), host }, { xml: disk("file='/srv/locked.qcow2'").replace("type='qcow2'", "type='raw'"), host }],
});
