import type { Fault } from './fault.ts';
import { domainXml } from '../domain.ts';
import { defining, fileDisk, guestWith, IMAGES } from './guest.ts';
import { WRITES } from './machine-code.ts';

const SOURCE = '/domain/devices/disk/source/@file';
const DRIVER = '/domain/devices/disk/driver/@type';

/** libvirt leaves owners of files as they are, as on NFS or where `dynamic_ownership` is 0. */
const UNMANAGED = { bottom: "<seclabel type='none' model='dac'/>" };

/** Images of disks that are missing, shut, broken, locked or of another kind than they are said to be. */
export const images: readonly Fault[] = [
  {
    id: 'image-missing', title: 'The image of a disk was never created', quick: true,
    xml: guestWith(fileDisk('data.img')),
    expect: { cause: ['img-missing'], element: [SOURCE], evidence: `Cannot access storage file '${IMAGES}/data.img'`, wrong: ['img-backing-missing', 'img-perm', 'stor-pool-dir-missing'] },
  },
  {
    id: 'second-image-missing', title: 'Of three disks the second is missing',
    inject: 'truncate -s 1M $images/a.img $images/c.img',
    xml: guestWith(['a', 'b', 'c'].map((name) => fileDisk(`${name}.img`, { target: `vd${name}` })).join('\n')),
    expect: { cause: ['img-missing'], element: ['/domain/devices/disk[2]/source/@file'], evidence: `${IMAGES}/b.img`, wrong: ['img-perm'] },
  },
  {
    id: 'iso-missing', title: 'The installation medium was deleted',
    xml: guestWith(fileDisk('/srv/media/install.iso', { device: 'cdrom', bus: 'ide', target: 'hdc' })),
    expect: { cause: ['img-missing'], element: [SOURCE], evidence: '/srv/media/install.iso', wrong: ['img-perm', 'stor-pool-dir-missing'] },
  },
  {
    id: 'block-device-missing', title: 'The logical volume is not active',
    xml: guestWith(`<disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/vg0/root'/><target dev='vda' bus='virtio'/></disk>`),
    expect: { cause: ['img-missing'], element: ['/domain/devices/disk/source/@dev'], evidence: '/dev/vg0/root', wrong: ['host-path-missing', 'img-perm'] },
  },
  {
    id: 'image-mode', title: 'The image belongs to root alone', quick: true,
    inject: 'truncate -s 1M $images/disk.img; chmod 600 $images/disk.img',
    xml: guestWith(fileDisk('disk.img'), UNMANAGED),
    expect: { cause: ['img-perm', 'img-perm-access'], element: [SOURCE], evidence: 'Permission denied', wrong: ['img-missing', 'sec-apparmor-denied', 'img-nfs-perm', 'kvm-dev-perm'] },
  },
  {
    id: 'image-read-only-mode', title: 'The image may be read and not written',
    inject: 'truncate -s 1M $images/disk.img; chmod 444 $images/disk.img',
    xml: guestWith(fileDisk('disk.img'), UNMANAGED),
    expect: { cause: ['img-perm', 'img-perm-access'], element: [SOURCE], evidence: 'Permission denied', wrong: ['img-missing', 'img-readonly-fs'] },
  },
  {
    id: 'folder-closed', title: 'A folder above the image may not be searched',
    inject: 'mkdir -p /run/lab/work/vault/vm; truncate -s 1M /run/lab/work/vault/vm/disk.img; chmod 666 /run/lab/work/vault/vm/disk.img; chmod 700 /run/lab/work/vault',
    xml: guestWith(fileDisk('/run/lab/work/vault/vm/disk.img')),
    expect: { cause: ['img-perm-access', 'img-perm'], element: [SOURCE], evidence: 'Permission denied', wrong: ['img-missing'] },
  },
  {
    id: 'image-is-folder', title: 'The source is a folder',
    inject: 'mkdir $images/disk',
    xml: guestWith(fileDisk('disk')),
    expect: { cause: ['img-is-directory'], element: [SOURCE], evidence: "to be a regular file", wrong: ['img-missing', 'img-perm'] },
  },
  {
    id: 'read-only-file-system', title: 'The file system went read-only',
    inject: 'mkdir /run/lab/work/ro; mount -t tmpfs tmpfs /run/lab/work/ro; later umount /run/lab/work/ro; truncate -s 1M /run/lab/work/ro/disk.img; chmod 666 /run/lab/work/ro/disk.img; mount -o remount,ro /run/lab/work/ro',
    xml: guestWith(fileDisk('/run/lab/work/ro/disk.img')),
    expect: { cause: ['img-readonly-fs'], element: [SOURCE], evidence: 'Read-only file system', wrong: ['img-perm', 'img-missing'] },
  },
  {
    id: 'backing-missing', title: 'The template of an overlay was deleted', quick: true,
    inject: 'qemu-img create -q -f raw $images/template.img 1M; qemu-img create -q -f qcow2 -b template.img -F raw $images/over.qcow2; chmod 666 $images/*; rm $images/template.img',
    xml: guestWith(fileDisk('over.qcow2', { format: 'qcow2' })),
    expect: { cause: ['img-backing-missing'], element: [SOURCE], evidence: `Cannot access backing file '${IMAGES}/template.img'`, wrong: ['img-missing', 'img-perm'] },
  },
  {
    id: 'deep-backing-missing', title: 'The lowest of four layers was moved away',
    inject: 'cd $images; qemu-img create -q -f qcow2 l0 1M; for i in 1 2 3; do qemu-img create -q -f qcow2 -b l$((i-1)) -F qcow2 l$i; done; chmod 666 *; mv l0 /run/lab/work',
    xml: guestWith(fileDisk('l3', { format: 'qcow2' })),
    expect: { cause: ['img-backing-missing'], element: [SOURCE], evidence: `Cannot access backing file '${IMAGES}/l0'`, wrong: ['img-missing'] },
  },
  {
    id: 'backing-mode', title: 'The template belongs to root alone',
    inject: 'cd $images; qemu-img create -q -f qcow2 base 1M; qemu-img create -q -f qcow2 -b base -F qcow2 over; chmod 666 over; chmod 600 base',
    xml: guestWith(fileDisk('over', { format: 'qcow2' }), UNMANAGED),
    expect: { cause: ['img-backing-perm', 'img-perm', 'img-perm-access'], element: [SOURCE], evidence: 'Permission denied', wrong: ['img-missing', 'img-backing-missing'] },
  },
  {
    id: 'backing-loop', title: 'Two images are each other’s template',
    inject: 'cd $images; qemu-img create -q -f qcow2 a 1M; qemu-img create -q -f qcow2 -b a -F qcow2 b; qemu-img rebase -u -f qcow2 -b b -F qcow2 a; chmod 666 a b',
    xml: guestWith(fileDisk('b', { format: 'qcow2' })),
    expect: { cause: ['img-backing-loop'], element: [SOURCE], evidence: 'self-referential', wrong: ['img-backing-missing', 'img-missing'] },
  },
  {
    id: 'raw-called-qcow2', title: 'A raw image is said to be qcow2', quick: true,
    inject: 'truncate -s 4M $images/disk.img; chmod 666 $images/disk.img',
    xml: guestWith(fileDisk('disk.img', { format: 'qcow2' })),
    expect: { cause: ['up-not-format'], element: [SOURCE, DRIVER], evidence: 'Image is not in qcow2 format', wrong: ['img-missing', 'img-qcow2-header-bad', 'img-corrupt-flag'] },
  },
  {
    id: 'qcow2-called-vmdk', title: 'A qcow2 image is said to be vmdk',
    inject: 'qemu-img create -q -f qcow2 $images/disk.img 4M; chmod 666 $images/disk.img',
    xml: guestWith(fileDisk('disk.img', { format: 'vmdk' })),
    expect: { cause: ['up-not-format'], element: [SOURCE, DRIVER], evidence: ['VMDK', 'vmdk'], wrong: ['img-missing', 'img-corrupt-flag'] },
  },
  {
    id: 'raw-called-vdi', title: 'A raw image is said to be vdi',
    inject: 'truncate -s 4M $images/disk.img; chmod 666 $images/disk.img',
    xml: guestWith(fileDisk('disk.img', { format: 'vdi' })),
    expect: { cause: ['up-not-format'], element: [SOURCE, DRIVER], evidence: ['VDI', 'vdi'], wrong: ['img-missing'] },
  },
  {
    id: 'raw-called-vpc', title: 'A raw image is said to be vpc',
    inject: 'truncate -s 4M $images/disk.img; chmod 666 $images/disk.img',
    xml: guestWith(fileDisk('disk.img', { format: 'vpc' })),
    expect: { cause: ['up-not-format'], element: [SOURCE, DRIVER], evidence: ['vhd', 'vpc', 'VHD'], wrong: ['img-missing'] },
  },
  {
    id: 'qcow2-cut-short', title: 'A copy of an image stopped after some bytes',
    // libvirt says "An error occurred, but the cause is unknown" and logs nothing.
    inject: 'qemu-img create -q -f qcow2 $images/disk.qcow2 4M; truncate -s 60 $images/disk.qcow2; chmod 666 $images/disk.qcow2',
    xml: guestWith(fileDisk('disk.qcow2', { format: 'qcow2' })),
    expect: { cause: ['img-qcow2-header-bad', 'up-not-format'], element: [SOURCE, DRIVER], wrong: ['img-missing', 'img-perm'] },
  },
  {
    id: 'qcow2-version', title: 'The header asks for a version of qcow2 that does not exist',
    inject: "qemu-img create -q -f qcow2 $images/disk.qcow2 4M; printf '\\0\\0\\0\\011' | dd of=$images/disk.qcow2 bs=1 seek=4 conv=notrunc status=none; chmod 666 $images/disk.qcow2",
    xml: guestWith(fileDisk('disk.qcow2', { format: 'qcow2' })),
    expect: { cause: ['img-qcow2-feature', 'img-qcow2-header-bad'], element: [SOURCE, DRIVER], evidence: 'qcow2', wrong: ['img-missing'] },
  },
  {
    id: 'qcow2-feature', title: 'The image needs a feature from the future',
    inject: "qemu-img create -q -f qcow2 $images/disk.qcow2 4M; printf '\\100' | dd of=$images/disk.qcow2 bs=1 seek=74 conv=notrunc status=none; chmod 666 $images/disk.qcow2",
    xml: guestWith(fileDisk('disk.qcow2', { format: 'qcow2' })),
    expect: { cause: ['img-qcow2-feature'], element: [SOURCE, DRIVER], evidence: 'Unsupported qcow2 feature', wrong: ['img-missing', 'up-not-format'] },
  },
  {
    id: 'qcow2-marked-corrupt', title: 'QEMU once marked the image as corrupt',
    inject: "qemu-img create -q -f qcow2 $images/disk.qcow2 4M; printf '\\002' | dd of=$images/disk.qcow2 bs=1 seek=79 conv=notrunc status=none; chmod 666 $images/disk.qcow2",
    xml: guestWith(fileDisk('disk.qcow2', { format: 'qcow2' })),
    expect: { cause: ['img-corrupt-flag'], element: [SOURCE, DRIVER], evidence: 'Image is corrupt', wrong: ['img-missing', 'up-not-format'] },
  },
  {
    id: 'image-held-by-nbd', title: 'qemu-nbd still exports the image', quick: true,
    inject: 'qemu-img create -q -f qcow2 $images/disk.qcow2 4M; chmod 666 $images/disk.qcow2; background qemu-nbd -t -k /run/lab/work/nbd.sock -f qcow2 $images/disk.qcow2; until_true test -S /run/lab/work/nbd.sock',
    xml: guestWith(fileDisk('disk.qcow2', { format: 'qcow2' })),
    expect: { cause: ['img-write-lock'], element: [SOURCE], evidence: 'Failed to get "write" lock', wrong: ['img-perm', 'img-shared-write-lock'] },
  },
  {
    id: 'image-held-by-neighbour', title: 'Another machine runs on the same image',
    inject: `truncate -s 1M $images/disk.img; chmod 666 $images/disk.img; ${defining(domainXml('neighbour', { devices: fileDisk('disk.img') }))}; virsh start neighbour`,
    xml: guestWith(fileDisk('disk.img')),
    expect: { cause: ['img-write-lock'], element: [SOURCE], evidence: 'Failed to get "write" lock', wrong: ['img-perm', 'img-shared-write-lock'] },
  },
  {
    id: 'cdrom-empty-file', title: 'The medium is there and may not be read',
    inject: 'truncate -s 1M $images/install.iso; chmod 000 $images/install.iso',
    xml: guestWith(fileDisk('install.iso', { device: 'cdrom', bus: 'ide', target: 'hda', more: '<readonly/>' }), UNMANAGED),
    expect: { cause: ['img-perm', 'img-perm-access'], element: [SOURCE], evidence: 'Permission denied', wrong: ['img-missing'] },
  },
  {
    id: 'startup-policy', title: 'A medium that must be there is not, while an optional one is dropped',
    xml: guestWith([
      `<disk type='file' device='cdrom'><source file='${IMAGES}/optional.iso' startupPolicy='optional'/><target dev='hda' bus='ide'/></disk>`,
      `<disk type='file' device='cdrom'><source file='${IMAGES}/needed.iso' startupPolicy='mandatory'/><target dev='hdb' bus='ide'/></disk>`,
    ].join('\n')),
    expect: { cause: ['img-missing'], element: ['/domain/devices/disk[2]/source/@file'], evidence: `${IMAGES}/needed.iso`, wrong: ['img-startup-policy-dropped'] },
  },
  {
    id: 'image-on-full-disk', title: 'The host runs out of space while the guest writes',
    inject: `mkdir /run/lab/work/small; mount -t tmpfs -o size=400k tmpfs /run/lab/work/small; later umount -l /run/lab/work/small; boot_image /run/lab/work/writer.img ${WRITES} 16M; chmod 644 /run/lab/work/writer.img; qemu-img create -q -f qcow2 -b /run/lab/work/writer.img -F raw /run/lab/work/small/disk.qcow2; chmod 666 /run/lab/work/small/disk.qcow2`,
    xml: guestWith(fileDisk('/run/lab/work/small/disk.qcow2', { format: 'qcow2' })),
    failed: "until_true state_is 'paused (I/O error)'",
    expect: { cause: ['io-enospc'], element: [SOURCE], evidence: ['no space', 'No space'], wrong: ['stor-nbd-lost', 'img-readonly-fs'] },
  },
];
