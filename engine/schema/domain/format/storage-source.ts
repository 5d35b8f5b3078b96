import type { ElementSpec, EnumValue } from '../../element-spec.ts';
import { reconnect } from './chardev-source.ts';
import { channelSourceSeclabel, sizeUnit } from './shared.ts';
import { absFilePath, anyOf, anyText, cookieName, cookieValue, deviceName, genericName, hostOrIp, objectName, onOff, oneOf, pciBus, pciFunction, pciSlot, positiveInteger, uint32, unsignedInt, unsignedLong, uuid, vmwarePath, volumeName, yesNo } from './values.ts';

/** Where the contents of a disk are (virStorageType). */
export const sourceType = oneOf({
  file: 'A file on the host, named by `file`.',
  block: 'A block device of the host, named by `dev`.',
  dir: { doc: 'A directory of the host, shown as a FAT disk.', since: '0.7.5' },
  network: { doc: 'An image behind a network protocol such as rbd, iscsi or nbd.', since: '0.8.7' },
  volume: { doc: 'A volume of one of libvirt\'s storage pools, named by `pool` and `volume`.', since: '1.0.5' },
  nvme: { doc: 'An NVMe controller of the host, used by QEMU itself instead of the kernel.', since: '6.0.0' },
  vhostuser: { doc: 'Another process serves the disk over a vhost-user socket; needs shared memory.', since: '7.1.0' },
  vhostvdpa: { doc: 'A vDPA block device of the host.', since: '9.8.0' },
  ctl: { doc: 'A LUN of FreeBSD\'s CAM target layer, for bhyve.', since: '12.0.0' },
});

/** The formats of images (virStorageFileFormat). */
export const imageFormats = {
  raw: 'The bytes of the disk as they are.',
  qcow2: 'QEMU\'s own format: grows on demand, snapshots, backing files.',
  qcow: 'The predecessor of qcow2.',
  qed: 'QEMU\'s abandoned enhanced disk format.',
  cow: 'User-mode Linux\'s copy-on-write format.',
  vmdk: 'VMware\'s disk format.',
  vdi: 'VirtualBox\'s disk format.',
  vpc: 'Microsoft\'s old Virtual PC and Hyper-V format.',
  vhd: 'The same format as vpc, under Xen\'s name.',
  fat: 'A FAT file system made up from a directory.',
  iso: 'An ISO 9660 image.',
  bochs: 'The Bochs emulator\'s disk format.',
  cloop: 'A compressed, read-only loop image.',
  dmg: 'An Apple disk image.',
  ploop: 'OpenVZ\'s layered image.',
  luks: 'A LUKS-encrypted image without another format inside.',
  dir: 'A directory of the host.',
} as const satisfies Readonly<Record<string, EnumValue>>;
export const imageFormat = oneOf(imageFormats);
/** Where the author chooses the format, some come with advice. */
export const formatAdvice = { qcow: 'The predecessor of qcow2; use qcow2.', iso: 'An ISO 9660 image; raw does as well.' };

/** What becomes of the guest when the host lacks the source (virDomainStartupPolicy). */
export const startupPolicy = oneOf({
  mandatory: 'The guest does not start.',
  requisite: 'Only a boot fails; migration and restore go on without the medium.',
  optional: 'The guest starts without the medium.',
});

export const auth: ElementSpec = {
  doc: 'Who the guest\'s host logs in as at the storage server.',
  since: '0.9.7',
  attributes: {
    username: { doc: 'The name of the account.', value: genericName, required: true, unchecked: true, enforced: true },
  },
  children: {
    secret: { spec: {
      doc: 'Which of libvirt\'s secrets holds the password; by `uuid` or by `usage`.',
      attributes: {
        type: { doc: 'The kind of server the secret is for.', value: oneOf({ ceph: 'A Ceph key, for rbd.', iscsi: 'A CHAP password, for iscsi.' }), required: true, enforced: true },
        uuid: { doc: 'The UUID of the secret, as `virsh secret-list` shows it.', value: uuid },
        usage: { doc: 'The usage name of the secret.', value: objectName, unchecked: true },
      },
      constraints: [
        { kind: 'exclusive', of: ['@uuid', '@usage'] },
        { kind: 'one-of', of: ['@uuid', '@usage'] },
      ],
    }, required: true, enforced: true },
  },
};

const diskBackingStoreFormatMetadataCache: ElementSpec = {
  doc: 'The cache for the image\'s own tables.',
  since: '7.0.0',
  children: {
    max_size: { spec: {
      doc: 'The most memory for qcow2\'s tables. Large images with random access want more than the default.',
      attributes: {
        unit: { ...sizeUnit, default: 'bytes' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};

export const diskBackingStoreFormat: ElementSpec = {
  doc: 'The format of the image below.',
  attributes: {
    type: { doc: 'The format\'s name; libvirt does not guess it.', value: oneOf({ ...imageFormats, ...formatAdvice }), required: true, enforced: true },
  },
  children: {
    metadata_cache: { spec: diskBackingStoreFormatMetadataCache },
  },
};

const diskSourceAddress: ElementSpec = {
  doc: 'Where the NVMe controller is on the host\'s PCI bus, as lspci shows it.',
  attributes: {
    domain: { doc: 'The PCI domain on the host; 0x0000 on most machines.', value: uint32 },
    bus: { doc: 'The device\'s bus on the host.', value: pciBus },
    slot: { doc: 'The device\'s slot on the host\'s bus.', value: pciSlot },
    function: { doc: 'The device\'s function on the host, 0 to 7.', value: pciFunction },
    multifunction: { doc: 'Whether other functions of this slot are in use as well; has to be on at function 0 then.', value: onOff, since: '0.9.7', default: 'off' },
  },
};

const diskSourceCookies: ElementSpec = {
  doc: 'Cookies sent to the http server.',
  since: '6.2.0',
  children: {
    cookie: { spec: {
      doc: 'One cookie; its text is the value.',
      attributes: {
        name: { doc: 'The cookie\'s name.', value: cookieName, required: true, enforced: true },
      },
      text: { value: cookieValue, unchecked: true },
    }, many: true, required: true },
  },
};

const diskSourceDataStore: ElementSpec = {
  doc: 'A separate raw file that holds the data of a qcow2 image.',
  since: '10.10.0',
  attributes: {
    type: { doc: 'What kind of source the data file is.', value: sourceType, unchecked: true },
  },
  children: {
    format: { spec: diskBackingStoreFormat, required: true },
    source: { spec: () => diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] } },
  },
};

const diskEncryptionCipher: ElementSpec = {
  doc: 'The cipher, for new volumes; an image knows its own.',
  attributes: {
    name: { doc: 'The cipher\'s name, such as aes.', value: anyText, required: true },
    size: { doc: 'The length of the key in bits, such as 256.', value: unsignedInt, required: true, unchecked: true },
    mode: { doc: 'The mode of the cipher, such as cbc or xts.', value: anyText },
    hash: { doc: 'The hash of the key, such as sha256.', value: anyText },
  },
  constraints: [
    { kind: 'together', of: ['@mode', '@hash'] },
  ],
};

export const encryption: ElementSpec = {
  doc: 'How the image is encrypted and where the passphrase is. Belongs into <source> since 3.9.0.',
  attributes: {
    format: { doc: 'The encryption\'s format.', value: oneOf({
      default: 'The format of the volume; for qcow2 images of the past.',
      qcow: 'qcow\'s own, broken encryption; QEMU no longer runs guests with it.',
      luks: { doc: 'LUKS version 1, decrypted by QEMU itself.', since: '2.1.0' },
      luks2: { doc: 'LUKS version 2; rbd only.', since: '7.9.0' },
      'luks-any': { doc: 'Whatever LUKS version the image has; rbd only.', since: '9.3.0' },
    }), required: true, enforced: true },
    engine: { doc: 'Which code decrypts.', value: oneOf({ qemu: 'QEMU itself, for every source.', librbd: 'Ceph\'s library, for rbd.' }), since: '7.9.0' },
  },
  children: {
    cipher: { spec: diskEncryptionCipher },
    ivgen: { spec: {
      doc: 'How initialisation vectors are made.',
      attributes: {
        name: { doc: 'The generator, such as essiv or plain64.', value: anyText, required: true },
        hash: { doc: 'The generator\'s hash.', value: anyText },
      },
    } },
    secret: { spec: {
      doc: 'Which of libvirt\'s secrets holds the passphrase.',
      attributes: {
        type: { doc: 'What the secret is; a passphrase.', value: oneOf({ passphrase: 'The secret unlocks the image.' }), required: true, enforced: true },
        uuid: { doc: 'The UUID of the secret, as `virsh secret-list` shows it.', value: uuid },
        usage: { doc: 'The usage name of the secret.', value: anyText },
      },
      constraints: [
        { kind: 'exclusive', of: ['@uuid', '@usage'] },
        { kind: 'one-of', of: ['@uuid', '@usage'] },
      ],
    }, many: true },
  },
  constraints: [
    { kind: 'needs', of: ['cipher', 'secret', 'ivgen'] },
    { kind: 'needs', of: ['ivgen', 'secret', 'cipher'] },
  ],
};

const diskSourceHost: ElementSpec = {
  doc: 'A server of the storage; how many are allowed depends on the protocol.',
  attributes: {
    transport: { doc: 'How the server is reached.', value: oneOf({
      tcp: 'A TCP connection, which is the usual way.',
      rdma: 'Remote direct memory access; gluster only.',
      unix: 'A UNIX socket at `socket`.',
    }), default: 'tcp' },
    name: { doc: 'The server\'s name or address; IPv6 without brackets.', value: hostOrIp, required: true, when: { '@transport': ['', 'rdma', 'tcp'] }, unchecked: true, enforced: true },
    port: { doc: 'The server\'s port; the protocol\'s own when missing.', value: unsignedInt, when: { '@transport': ['', 'rdma', 'tcp'] } },
    socket: { doc: 'The path of the socket.', value: absFilePath, required: true, when: { '@transport': ['unix'] }, unchecked: true, enforced: true },
  },
};

const diskSourceIdentity: ElementSpec = {
  doc: 'Who reads the file: user and group for nfs, account and key for ssh.',
  attributes: {
    username: { doc: 'The account on the SSH server.', value: genericName, since: '9.8.0', required: true, when: { '../@protocol': ['ssh'] }, unchecked: true },
    keyfile: { doc: 'The path of the private key.', value: absFilePath, since: '9.8.0', when: { '../@protocol': ['ssh'] }, unchecked: true },
    agentsock: { doc: 'The path of an SSH agent\'s socket.', value: absFilePath, since: '9.8.0', when: { '../@protocol': ['ssh'] }, unchecked: true },
    user: { doc: 'The user for NFS, as a name or +number.', value: genericName, since: '7.0.0', when: { '../@protocol': ['nfs'] }, unchecked: true },
    group: { doc: 'The group for NFS, as a name or +number.', value: genericName, since: '7.0.0', when: { '../@protocol': ['nfs'] }, unchecked: true },
  },
  constraints: [
    { kind: 'exclusive', of: ['@keyfile', '@agentsock'] },
    { kind: 'one-of', of: ['@keyfile', '@agentsock'], when: { '../@protocol': ['ssh'] } },
  ],
};

export const initiator: ElementSpec = {
  doc: 'The iSCSI initiator that QEMU presents itself as.',
  since: '4.7.0',
  children: {
    iqn: { spec: {
      doc: 'The initiator\'s name.',
      attributes: {
        name: { doc: 'The initiator\'s IQN.', value: anyText, required: true },
      },
    }, required: true },
  },
};

const diskSourceReservationsSource: ElementSpec = {
  doc: 'The socket of a helper that runs already.',
  attributes: {
    type: { doc: 'The kind of connection; a UNIX socket.', value: oneOf({ unix: 'A UNIX socket of a running qemu-pr-helper.' }), required: true, enforced: true },
    path: { doc: 'The path of the socket.', value: absFilePath, required: true, unchecked: true, enforced: true },
    mode: { doc: 'Who opens the connection; QEMU is the client.', value: oneOf({
      client: 'QEMU is the client and connects to the helper.',
      server: 'QEMU would listen; not supported.',
    }), required: true, enforced: true },
  },
  children: {
    reconnect: { spec: reconnect },
  },
};

const diskSourceReservations: ElementSpec = {
  doc: 'SCSI persistent reservations of the guest, carried out by qemu-pr-helper.',
  since: '4.4.0',
  attributes: {
    managed: { doc: 'Whether libvirt starts the helper itself; else <source> names its socket.', value: yesNo },
    migration: { doc: 'Whether the guest may migrate although it holds reservations.', value: yesNo },
  },
  children: {
    source: { spec: diskSourceReservationsSource },
  },
};

const diskSourceSlices: ElementSpec = {
  doc: 'Only a part of the file is the image.',
  since: '6.1.0',
  children: {
    slice: { spec: {
      doc: 'The part that is the image.',
      attributes: {
        type: { doc: 'Which layer is cut; the storage.', value: oneOf({ storage: 'The bytes of the file, below the format.' }), required: true, unchecked: true },
        offset: { doc: 'Where the image starts in the file, in bytes.', value: unsignedInt, required: true, enforced: true },
        size: { doc: 'How long the image is, in bytes.', value: positiveInteger, required: true, enforced: true },
      },
    }, required: true },
  },
};

export const diskSource: ElementSpec = {
  doc: 'Where the contents of the disk are. Which attributes belong here follows from the disk\'s `type`. A CD-ROM or floppy without source is empty.',
  attributes: {
    dev: [
      { doc: 'The path of the block or vDPA device on the host, or the CTL device.', value: absFilePath, required: true, when: { '../@type': ['ctl'] }, unchecked: true },
      { doc: 'The path of the block or vDPA device on the host, or the CTL device.', value: absFilePath, required: true, when: { '../@type': ['vhostvdpa'] }, unchecked: true, enforced: true },
      { doc: 'The path of the block or vDPA device on the host, or the CTL device.', value: anyOf(absFilePath, deviceName), when: { '../@type': ['block'] }, unchecked: true },
    ],
    index: { doc: 'libvirt\'s number of this image in the chain, used as vda[1]. libvirt writes it.', value: positiveInteger, when: { '../@type': ['', 'block', 'dir', 'file', 'network', 'nvme', 'volume'] }, output: true, unchecked: true },
    startupPolicy: { doc: 'What happens when the source is not there.', value: startupPolicy, since: '0.9.7', when: { '../@type': ['', 'block', 'dir', 'file', 'nvme', 'volume'] }, default: 'mandatory' },
    type: { doc: 'How the source is reached: a PCI device for nvme, a socket for vhostuser.', value: oneOf({
      pci: { doc: 'An NVMe controller at the PCI <address> below.', when: { '../@type': ['nvme'] } },
      unix: { doc: 'A UNIX socket at `path`.', when: { '../@type': ['vhostuser'] } },
    }), required: true, when: { '../@type': ['nvme', 'vhostuser'] }, enforced: true },
    path: { doc: 'The path of the vhost-user socket.', value: absFilePath, required: true, when: { '../@type': ['vhostuser'] }, unchecked: true, enforced: true },
    pool: { doc: 'The name of the storage pool.', value: objectName, required: true, when: { '../@type': ['volume'] }, unchecked: true, enforced: true },
    volume: { doc: 'The name of the volume in its pool.', value: volumeName, required: true, when: { '../@type': ['volume'] }, unchecked: true, enforced: true },
    mode: { doc: 'How a volume of an iSCSI pool is opened.', value: oneOf({
      host: 'As the block device that the host has logged in to.',
      direct: 'By QEMU itself, without the host\'s initiator.',
    }), since: '1.1.1', when: { '../@type': ['volume'] } },
    file: { doc: 'The absolute path of the image on the host.', value: anyOf(absFilePath, vmwarePath), when: { '../@type': ['', 'file'] }, unchecked: true },
    fdgroup: { doc: 'The name of open descriptors that a program passed to libvirt instead of a path.', value: anyText, since: '9.0.0', when: { '../@type': ['', 'file'] } },
    protocol: { doc: 'The network protocol.', value: oneOf({
      nbd: 'A network block device server; an export name is optional.',
      rbd: 'A Ceph block device; `name` is pool/image, the hosts are monitors.',
      iscsi: 'An iSCSI target; `name` is IQN/LUN, with exactly one host.',
      gluster: 'A GlusterFS volume; `name` is volume/path.',
      sheepdog: 'A Sheepdog volume; QEMU dropped it with 6.1.',
      http: 'A file of a web server, read-only.',
      https: 'A file of a web server over TLS, read-only.',
      ftp: 'A file of an FTP server, read-only.',
      ftps: 'A file of an FTP server over TLS, read-only.',
      tftp: 'A file of a TFTP server; QEMU no longer supports it.',
      ssh: { doc: 'A file on another machine over SSH.', since: '9.8.0' },
      vxhs: 'A Veritas HyperScale vdisk; QEMU dropped it with 5.1.',
      nfs: { doc: 'A file of an NFS server, without a mount on the host.', since: '7.0.0' },
    }), required: true, when: { '../@type': ['network'] }, enforced: true },
    name: { doc: 'What the server calls the image; its form depends on the protocol.', value: anyText, required: { '@protocol': ['ftp', 'ftps', 'gluster', 'http', 'https', 'iscsi', 'nfs', 'sheepdog', 'ssh', 'tftp', 'vxhs'] }, when: { '../@type': ['network'] } },
    query: { doc: 'The query string behind the address of an http or https source.', value: anyText, since: '6.2.0', when: { '@protocol': ['http', 'https'] } },
    tls: { doc: 'Whether the connection is encrypted; qemu.conf names the certificates.', value: yesNo, since: '4.5.0', when: { '@protocol': ['nbd', 'vxhs'] } },
    tlsHostname: { doc: 'The host name that the server\'s certificate has to bear when it differs.', value: anyText, since: '8.2.0', when: { '@protocol': ['nbd'] } },
    dir: { doc: 'The absolute path of the directory on the host.', value: absFilePath, required: true, when: { '../@type': ['dir'] }, unchecked: true },
    namespace: { doc: 'The number of the NVMe namespace, from 1.', value: uint32, required: true, when: { '../@type': ['nvme'] }, enforced: true },
    managed: { doc: 'Whether libvirt takes the NVMe controller from its host driver and gives it back.', value: yesNo, when: { '../@type': ['nvme'] } },
  },
  children: {
    address: { spec: diskSourceAddress, required: true, when: { '../@type': ['nvme'] }, enforced: true },
    auth: { spec: auth, when: { '@protocol': ['ftp', 'ftps', 'http', 'https', 'iscsi', 'rbd', 'ssh'] } },
    config: { spec: {
      doc: 'A configuration file for the storage client, such as ceph.conf.',
      since: '1.2.11',
      attributes: {
        file: { doc: 'The absolute path of the file.', value: absFilePath, required: true, unchecked: true },
      },
    }, when: { '@protocol': ['rbd'] } },
    cookies: { spec: diskSourceCookies, when: { '@protocol': ['http', 'https'] } },
    dataStore: { spec: diskSourceDataStore, when: { '../@type': ['', 'block', 'dir', 'file', 'network', 'nvme', 'volume'] } },
    encryption: { spec: encryption, when: { '../@type': ['', 'block', 'dir', 'file', 'network', 'nvme', 'volume'], '@protocol': ['', 'ftp', 'ftps', 'gluster', 'http', 'https', 'iscsi', 'nbd', 'rbd', 'sheepdog', 'ssh', 'tftp'] } },
    host: { spec: diskSourceHost, many: { '@protocol': ['gluster', 'rbd'] }, required: { '@protocol': ['ftp', 'ftps', 'gluster', 'http', 'https', 'iscsi', 'nbd', 'nfs', 'sheepdog', 'ssh', 'tftp', 'vxhs'] }, when: { '../@type': ['network'] } },
    identity: { spec: diskSourceIdentity, when: { '@protocol': ['nfs', 'ssh'] } },
    initiator: { spec: initiator, when: { '@protocol': ['iscsi'] } },
    knownHosts: { spec: {
      doc: 'The SSH host keys that are trusted.',
      since: '9.8.0',
      attributes: {
        path: { doc: 'The path of the known_hosts file.', value: absFilePath, required: true, unchecked: true },
      },
    }, when: { '@protocol': ['ssh'] } },
    readahead: { spec: {
      doc: 'How much of an http or ftp source is read ahead.',
      since: '6.2.0',
      attributes: {
        size: { doc: 'The size in bytes; 0 is the default.', value: positiveInteger, required: true, unchecked: 'empty' },
      },
    }, when: { '@protocol': ['ftp', 'ftps', 'http', 'https', 'sheepdog', 'ssh', 'tftp'] } },
    reconnect: { spec: reconnect, when: { '../@type': ['network', 'vhostuser'], '@protocol': ['', 'nbd'] } },
    reservations: { spec: diskSourceReservations, when: { '../@type': ['block'] } },
    seclabel: { spec: channelSourceSeclabel, many: true, when: { '../@type': ['', 'block', 'file', 'volume'] } },
    slices: { spec: diskSourceSlices, when: { '../@type': ['', 'block', 'dir', 'file', 'network', 'nvme', 'volume'] } },
    snapshot: { spec: {
      doc: 'Opens a snapshot of the rbd or qcow2 image instead of its present state.',
      since: '1.2.11',
      attributes: {
        name: { doc: 'The snapshot\'s name.', value: genericName, required: true, unchecked: true },
      },
    }, when: { '@protocol': ['rbd'] } },
    ssl: { spec: {
      doc: 'How far an https or ftps server is trusted.',
      since: '6.2.0',
      attributes: {
        verify: { doc: 'Whether the server\'s certificate is checked.', value: yesNo, required: true },
      },
    }, when: { '@protocol': ['ftps', 'https'] } },
    timeout: { spec: {
      doc: 'How long to wait for an http or ftp server.',
      since: '6.2.0',
      attributes: {
        seconds: { doc: 'The time in seconds; 0 is the default.', value: positiveInteger, required: true, unchecked: 'empty' },
      },
    }, when: { '@protocol': ['ftp', 'ftps', 'http', 'https', 'sheepdog', 'ssh', 'tftp'] } },
  },
  constraints: [
    { kind: 'needs', of: ['@fdgroup', '@file'], when: { '../@type': ['file', ''] } },
    { kind: 'exclusive', of: ['auth', 'identity'], when: { '@protocol': ['ssh'] } },
  ],
};
