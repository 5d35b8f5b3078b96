import type { Fault } from './fault.ts';
import { defining, disk, fileDisk, guestWith, IMAGES } from './guest.ts';
import { READS } from './machine-code.ts';

const VOLUME = '/domain/devices/disk/source/@volume';
const POOL = '/domain/devices/disk/source/@pool';
const SOURCE = '/domain/devices/disk/source';
const volumeDisk = disk('volume', "<source pool='fast' volume='disk.img'/>");
const pool = defining("<pool type='dir'><name>fast</name><target><path>/run/lab/work/fast</path></target></pool>", 'pool');

const nbd = (more: string): string => disk('network', `<source protocol='nbd' name='${more}'><host name='127.0.0.1' port='10810'/></source>`);

const SECRET = '6d1c2a52-4c5f-4a8e-9d43-0b7a5a0c9e11';
const secret = defining(`<secret ephemeral='no' private='no'><uuid>${SECRET}</uuid><usage type='volume'><volume>/run/lab/work/luks.img</volume></usage></secret>`, 'secret');
const luks = `echo -n right > /run/lab/work/key; qemu-img create -q -f luks --object secret,id=s,file=/run/lab/work/key -o key-secret=s,iter-time=10 $images/luks.img 2M; chmod 666 $images/luks.img`;
const encrypted = disk('file', `<source file='${IMAGES}/luks.img'><encryption format='luks'><secret type='passphrase' uuid='${SECRET}'/></encryption></source>`);

/** Storage that is not a plain file: pools, network disks, encrypted images, external programs. */
export const pools: readonly Fault[] = [
  {
    id: 'pool-unknown', title: 'The pool of a volume is not defined', quick: true,
    xml: guestWith(volumeDisk),
    expect: { cause: ['stor-pool-not-found'], element: [POOL], wrong: ['up-vol-missing', 'stor-pool-inactive', 'img-missing'] },
  },
  {
    id: 'pool-inactive', title: 'The pool of a volume was not started',
    inject: `mkdir /run/lab/work/fast; ${pool}`,
    xml: guestWith(volumeDisk),
    expect: { cause: ['stor-pool-inactive'], element: [POOL], evidence: "is not active", wrong: ['stor-pool-not-found', 'net-not-active', 'up-vol-missing'] },
  },
  {
    id: 'volume-missing', title: 'The pool has no such volume',
    inject: `mkdir /run/lab/work/fast; ${pool}; virsh pool-start fast`,
    xml: guestWith(volumeDisk),
    expect: { cause: ['up-vol-missing'], element: [VOLUME], wrong: ['stor-pool-not-found', 'img-missing'] },
  },
  {
    id: 'volume-gone', title: 'A volume was deleted behind libvirt’s back', told: true,
    inject: `mkdir /run/lab/work/fast; ${pool}; virsh pool-start fast; virsh vol-create-as fast disk.img 1M; rm /run/lab/work/fast/disk.img`,
    xml: guestWith(volumeDisk),
    expect: { cause: ['img-missing', 'up-vol-missing'], element: [SOURCE, VOLUME], evidence: '/run/lab/work/fast/disk.img', wrong: ['stor-pool-not-found', 'stor-pool-inactive'] },
  },
  {
    id: 'pool-folder-gone', title: 'The folder of a pool was deleted; its machine is started after the pool could not be',
    inject: pool, xml: guestWith(volumeDisk), start: 'virsh pool-start fast; virsh start guest',
    expect: { cause: ['stor-pool-dir-missing', 'stor-pool-inactive'], evidence: ["cannot open directory '/run/lab/work/fast'", 'is not active'], wrong: ['img-missing', 'stor-pool-not-found'] },
  },
  {
    id: 'pool-mount', title: 'The file system of a pool cannot be mounted',
    inject: defining("<pool type='fs'><name>fast</name><source><device path='/dev/mapper/vg-vm'/></source><target><path>/run/lab/work/fast</path></target></pool>", 'pool'),
    xml: guestWith(volumeDisk), start: 'mkdir -p /run/lab/work/fast; virsh pool-start fast; virsh start guest',
    expect: { cause: ['stor-pool-mount-failed', 'stor-pool-inactive'], evidence: ['/dev/mapper/vg-vm', 'is not active'], wrong: ['img-missing', 'stor-pool-not-found', 'stor-pool-dir-missing'] },
  },
  {
    id: 'pool-full', title: 'The pool has no room for a volume',
    inject: `mkdir /run/lab/work/fast; mount -t tmpfs -o size=2m tmpfs /run/lab/work/fast; later umount -l /run/lab/work/fast; ${pool}; virsh pool-start fast`,
    start: 'virsh vol-create-as fast disk.img 16M --allocation 16M',
    expect: { cause: ['stor-pool-enospc'], evidence: 'No space left on device', wrong: ['io-enospc', 'mem-guest-alloc', 'daemon-state-nospace'] },
  },
  {
    id: 'nbd-refused', title: 'No NBD server listens', quick: true,
    xml: guestWith(nbd('disk')),
    expect: { cause: ['stor-nbd-refused'], element: ['/domain/devices/disk/source/host', SOURCE], evidence: "Connection refused", wrong: ['chr-connect-refused', 'daemon-sock-refused', 'migr-refused', 'gfx-spice-bind'] },
  },
  {
    id: 'nbd-export', title: 'The NBD server has no such export', needs: ['nbd-client'],
    inject: 'truncate -s 1M $images/n.img; background qemu-nbd -t -x exported -p 10810 -b 127.0.0.1 -f raw $images/n.img; until_true bash -c "exec 3<> /dev/tcp/127.0.0.1/10810"',
    xml: guestWith(nbd('wanted')),
    expect: { cause: ['stor-nbd-export-missing'], element: ['/domain/devices/disk/source/@name'], evidence: 'export', wrong: ['stor-nbd-refused', 'img-missing'] },
  },
  {
    id: 'nbd-socket', title: 'The socket of the NBD server is not there',
    xml: guestWith(disk('network', "<source protocol='nbd'><host transport='unix' socket='/run/lab/work/nbd.sock'/></source>")),
    expect: { cause: ['stor-nbd-refused', 'host-path-missing'], element: ['/domain/devices/disk/source/host/@socket', '/domain/devices/disk/source/host', SOURCE], evidence: '/run/lab/work/nbd.sock', wrong: ['chr-socket-missing', 'img-missing', 'daemon-sock-missing'] },
  },
  {
    id: 'nbd-lost', title: 'The NBD server dies while the guest reads', needs: ['nbd-client'],
    inject: `boot_image $images/n.img ${READS} 64M; setsid qemu-nbd -t -p 10810 -b 127.0.0.1 -f raw $images/n.img < /dev/null > /dev/null 2>&1 & echo $! > /run/lab/work/nbd.pid; until_true bash -c "exec 3<> /dev/tcp/127.0.0.1/10810"`,
    xml: guestWith(disk('network', "<source protocol='nbd'><host name='127.0.0.1' port='10810'/></source>", { driver: "error_policy='stop' rerror_policy='stop'" })),
    start: 'virsh start guest; sleep 1; kill -9 $(cat /run/lab/work/nbd.pid)', failed: "until_true state_is 'paused (I/O error)'",
    expect: { cause: ['stor-nbd-lost', 'io-paused'], element: [SOURCE, '/domain/devices/disk/source/host', '/domain/devices/disk', '/domain/devices/disk/driver'], wrong: ['io-enospc', 'stor-nbd-refused'] },
  },
  {
    id: 'iscsi-block-driver', title: 'QEMU’s module for iSCSI is not installed',
    xml: guestWith(disk('network', "<source protocol='iscsi' name='iqn.2020-01.lab:t/1'><host name='127.0.0.1' port='3260'/></source>")),
    expect: { cause: ['qemu-module-notfound'], element: ['/domain/devices/disk/source/@protocol', SOURCE], evidence: 'iscsi', wrong: ['stor-iscsi-login', 'img-missing', 'stor-iscsi-conn-error'] },
  },
  {
    id: 'http-block-driver', title: 'QEMU’s module for HTTP is not installed',
    xml: guestWith(disk('network', "<source protocol='https' name='cloud.img'><host name='127.0.0.1' port='443'/></source>", { more: '<readonly/>' })),
    expect: { cause: ['qemu-module-notfound'], element: ['/domain/devices/disk/source/@protocol', SOURCE], evidence: ['curl', 'https'], wrong: ['img-missing'] },
  },
  {
    id: 'passphrase-wrong', title: 'The stored passphrase is another one',
    inject: `${luks}; ${secret}; virsh secret-set-value ${SECRET} $(echo -n wrong | base64)`,
    xml: guestWith(encrypted),
    expect: { cause: ['stor-luks-passphrase'], element: ['/domain/devices/disk/source/encryption/secret', '/domain/devices/disk/source/encryption'], evidence: 'Invalid password', wrong: ['up-secret-missing', 'daemon-sasl-auth'] },
  },
  {
    id: 'secret-empty', title: 'The secret was never given a value', told: true,
    inject: `truncate -s 4M $images/luks.img; ${secret}`,
    xml: guestWith(encrypted),
    expect: { cause: ['stor-secret-no-value'], element: ['/domain/devices/disk/source/encryption/secret/@uuid', '/domain/devices/disk/source/encryption/secret'], evidence: 'does not have a value', wrong: ['up-secret-missing', 'stor-luks-passphrase'] },
  },
  {
    id: 'secret-unknown', title: 'The secret exists on another host',
    inject: 'truncate -s 4M $images/luks.img',
    xml: guestWith(encrypted),
    expect: { cause: ['up-secret-missing'], element: ['/domain/devices/disk/source/encryption/secret/@uuid', '/domain/devices/disk/source/encryption/secret'], wrong: ['stor-secret-no-value', 'stor-luks-passphrase'] },
  },
  {
    id: 'vhost-user-disk', title: 'SPDK does not run',
    xml: guestWith("<disk type='vhostuser' device='disk'><driver name='qemu' type='raw'/><source type='unix' path='/run/lab/work/spdk.sock'/><target dev='vda' bus='virtio'/></disk>", { top: "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>" }),
    expect: { cause: ['stor-vhost-user-sock', 'chr-socket-missing'], element: ['/domain/devices/disk/source/@path'], evidence: '/run/lab/work/spdk.sock', wrong: ['img-missing', 'net-vhost-user-sock', 'daemon-sock-missing'] },
  },
  {
    id: 'vhost-user-disk-dead', title: 'SPDK died and left its socket',
    inject: "perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 1) or die' /run/lab/work/spdk.sock; chmod 777 /run/lab/work/spdk.sock; test -S /run/lab/work/spdk.sock",
    xml: guestWith("<disk type='vhostuser' device='disk'><driver name='qemu' type='raw'/><source type='unix' path='/run/lab/work/spdk.sock'/><target dev='vda' bus='virtio'/></disk>", { top: "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>" }),
    expect: { cause: ['stor-vhost-user-sock', 'chr-connect-refused', 'chr-socket-missing'], element: ['/domain/devices/disk/source/@path'], evidence: '/run/lab/work/spdk.sock', wrong: ['img-missing', 'net-vhost-user-sock', 'daemon-sock-refused'] },
  },
  {
    id: 'block-sizes', title: 'Logical blocks are larger than physical ones',
    inject: 'truncate -s 1M $images/disk.img; chmod 666 $images/disk.img',
    xml: guestWith(fileDisk('disk.img', { more: "<blockio logical_block_size='4096' physical_block_size='512'/>" })),
    expect: { cause: ['cfg-block-size'], element: ['/domain/devices/disk/blockio/@logical_block_size', '/domain/devices/disk/blockio/@physical_block_size'], evidence: 'logical_block_size > physical_block_size', wrong: ['cfg-device-property-unknown'] },
  },
  {
    id: 'direct-io', title: 'The file system knows no direct I/O',
    xml: guestWith(fileDisk('/proc/version', { driver: "cache='none' io='native'", more: '<readonly/>' }), { bottom: "<seclabel type='none' model='dac'/>" }),
    expect: { cause: ['img-odirect'], element: ['/domain/devices/disk/driver/@cache'], evidence: 'O_DIRECT', wrong: ['img-missing', 'img-perm'] },
  },
  {
    id: 'lun-of-file', title: 'SCSI passthrough of a file', refused: guestWith(disk('file', `<source file='${IMAGES}/disk.img'/>`, { device: 'lun', bus: 'scsi', target: 'sda' })),
    expect: { cause: ['cfg-disk-lun-file'], element: ['/domain/devices/disk/@device', '/domain/devices/disk/@type'], evidence: "disk device='lun'", wrong: ['img-missing'] },
  },
  {
    id: 'iothread-unknown', title: 'A disk’s I/O thread is not defined', refused: guestWith(fileDisk('disk.img', { driver: "iothread='2'" }), { top: '<iothreads>1</iothreads>' }),
    expect: { cause: ['cfg-iothread-missing'], element: ['/domain/devices/disk/driver/@iothread'], evidence: "iothread '2' not defined", wrong: ['img-missing'] },
  },
  {
    id: 'native-with-cache', title: 'Native asynchronous I/O with the host’s cache', quick: true, refused: guestWith(fileDisk('disk.img', { driver: "cache='writeback' io='native'" })),
    expect: { cause: ['cfg-io-native-cache'], element: ['/domain/devices/disk/driver/@io', '/domain/devices/disk/driver/@cache'], evidence: "io='native' needs either no disk cache", wrong: ['img-odirect'] },
  },
  {
    id: 'target-twice', title: 'Two disks are both vda', refused: guestWith(fileDisk('a.img') + fileDisk('b.img')),
    expect: { cause: ['cfg-target-dup'], element: ['/domain/devices/disk[1]/target/@dev', '/domain/devices/disk[2]/target/@dev'], evidence: "target 'vda' duplicated", wrong: ['cfg-drive-addr-dup'] },
  },
  {
    id: 'sata-address-twice', title: 'Two disks at one address of a controller',
    refused: guestWith(['a', 'b'].map((name) => fileDisk(`${name}.img`, { target: `sd${name}`, bus: 'sata', more: "<address type='drive' controller='0' bus='0' target='0' unit='3'/>" })).join(''), { machine: 'q35' }),
    expect: { cause: ['cfg-drive-addr-dup'], element: ['/domain/devices/disk[1]/address', '/domain/devices/disk[2]/address'], evidence: 'duplicate drive address', wrong: ['cfg-pci-dup', 'cfg-target-dup'] },
  },
  {
    id: 'ide-on-q35', title: 'An IDE disk on a machine without IDE', refused: guestWith(fileDisk('a.img', { target: 'hda', bus: 'ide' }), { machine: 'q35' }),
    expect: { cause: ['cfg-ide-unsupported'], element: ['/domain/devices/disk/target/@bus', '/domain/os/type/@machine'], evidence: 'IDE controllers are unsupported', wrong: ['cfg-machine-unsupported'] },
  },
];

