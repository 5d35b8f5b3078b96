import type { ElementSpec } from '../../element-spec.ts';
import { reconnect } from './chardev-source.ts';
import { channelSourceSeclabel } from './shared.ts';
import { absFilePath, anyOf, anyText, cookieName, cookieValue, deviceName, genericName, hostOrIp, objectName, onOff, oneOf, pciBus, pciFunction, pciSlot, positiveInteger, uint32, unit, unsignedInt, unsignedLong, uuid, vmwarePath, volumeName, yesNo } from './values.ts';

export const auth: ElementSpec = {
  doc: '',
  attributes: {
    username: { doc: '', value: genericName, required: true, unchecked: true, enforced: true },
  },
  children: {
    secret: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ ceph: '', iscsi: '' }), required: true, enforced: true },
        uuid: { doc: '', value: uuid },
        usage: { doc: '', value: objectName, unchecked: true },
      },
    }, required: true, enforced: true },
  },
};

export const diskBackingStoreFormatMetadataCache: ElementSpec = {
  doc: '',
  children: {
    max_size: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    } },
  },
};

export const diskBackingStoreFormat: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      raw: '',
      dir: '',
      bochs: '',
      cloop: '',
      dmg: '',
      iso: '',
      vpc: '',
      vdi: '',
      fat: '',
      vhd: '',
      ploop: '',
      luks: '',
      cow: '',
      qcow: '',
      qcow2: '',
      qed: '',
      vmdk: '',
    }), required: true, enforced: true },
  },
  children: {
    metadata_cache: { spec: diskBackingStoreFormatMetadataCache },
  },
};

export const diskSourceAddress: ElementSpec = {
  doc: '',
  attributes: {
    domain: { doc: '', value: uint32 },
    bus: { doc: '', value: pciBus },
    slot: { doc: '', value: pciSlot },
    function: { doc: '', value: pciFunction },
    multifunction: { doc: '', value: onOff, unchecked: true },
  },
};

export const diskSourceCookies: ElementSpec = {
  doc: '',
  children: {
    cookie: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: cookieName, required: true, enforced: true },
      },
      text: { value: cookieValue, unchecked: true },
    }, many: true, required: true },
  },
};

export const diskSourceDataStore: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      file: '',
      block: '',
      dir: '',
      network: '',
      volume: '',
      nvme: '',
      vhostuser: '',
      vhostvdpa: '',
      ctl: '',
    }), unchecked: true },
  },
  children: {
    format: { spec: diskBackingStoreFormat, required: true },
    source: { spec: () => diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] } },
  },
};

export const diskEncryptionCipher: ElementSpec = {
  doc: '',
  attributes: {
    name: { doc: '', value: anyText, required: true },
    size: { doc: '', value: unsignedInt, required: true, unchecked: true },
    mode: { doc: '', value: anyText },
    hash: { doc: '', value: anyText },
  },
};

export const diskEncryption: ElementSpec = {
  doc: '',
  attributes: {
    format: { doc: '', value: oneOf({ default: '', qcow: '', luks: '', luks2: '', 'luks-any': '' }), required: true, enforced: true },
    engine: { doc: '', value: oneOf({ qemu: '', librbd: '' }) },
  },
  children: {
    cipher: { spec: diskEncryptionCipher },
    ivgen: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: anyText, required: true },
        hash: { doc: '', value: anyText },
      },
    } },
    secret: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ passphrase: '' }), required: true, enforced: true },
        uuid: { doc: '', value: uuid },
        usage: { doc: '', value: anyText },
      },
    }, many: true },
  },
};

export const diskSourceHost: ElementSpec = {
  doc: '',
  attributes: {
    transport: { doc: '', value: oneOf({ tcp: '', rdma: '', unix: '' }) },
    name: { doc: '', value: hostOrIp, required: true, when: { '@transport': ['', 'rdma', 'tcp'] }, unchecked: true, enforced: true },
    port: { doc: '', value: unsignedInt, when: { '@transport': ['', 'rdma', 'tcp'] } },
    socket: { doc: '', value: absFilePath, required: true, when: { '@transport': ['unix'] }, unchecked: true, enforced: true },
  },
};

export const diskSourceIdentity: ElementSpec = {
  doc: '',
  attributes: {
    username: { doc: '', value: genericName, required: true, when: { '../@protocol': ['ssh'] }, unchecked: true },
    keyfile: { doc: '', value: absFilePath, when: { '../@protocol': ['ssh'] }, unchecked: true },
    agentsock: { doc: '', value: absFilePath, when: { '../@protocol': ['ssh'] }, unchecked: true },
    user: { doc: '', value: genericName, when: { '../@protocol': ['nfs'] }, unchecked: true },
    group: { doc: '', value: genericName, when: { '../@protocol': ['nfs'] }, unchecked: true },
  },
};

export const diskSourceInitiator: ElementSpec = {
  doc: '',
  children: {
    iqn: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: anyText, required: true },
      },
    }, required: true },
  },
};

export const diskSourceReservationsSource: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ unix: '' }), required: true, enforced: true },
    path: { doc: '', value: absFilePath, required: true, unchecked: true, enforced: true },
    mode: { doc: '', value: oneOf({ server: '', client: '' }), required: true, enforced: true },
  },
  children: {
    reconnect: { spec: reconnect },
  },
};

export const diskSourceReservations: ElementSpec = {
  doc: '',
  attributes: {
    managed: { doc: '', value: yesNo },
    migration: { doc: '', value: yesNo, unchecked: true },
  },
  children: {
    source: { spec: diskSourceReservationsSource },
  },
};

export const diskSourceSlices: ElementSpec = {
  doc: '',
  children: {
    slice: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ storage: '' }), required: true, unchecked: true },
        offset: { doc: '', value: unsignedInt, required: true, enforced: true },
        size: { doc: '', value: positiveInteger, required: true, enforced: true },
      },
    }, required: true },
  },
};

export const diskSource: ElementSpec = {
  doc: '',
  attributes: {
    dev: [
      { doc: '', value: absFilePath, required: true, when: { '../@type': ['ctl', 'vhostvdpa'] }, unchecked: true },
      { doc: '', value: anyOf(absFilePath, deviceName), when: { '../@type': ['block'] }, unchecked: true },
    ],
    index: { doc: '', value: positiveInteger, when: { '../@type': ['', 'block', 'dir', 'file', 'network', 'nvme', 'volume'] }, unchecked: true },
    startupPolicy: { doc: '', value: oneOf({ mandatory: '', requisite: '', optional: '' }), when: { '../@type': ['', 'block', 'dir', 'file', 'nvme', 'volume'] } },
    type: { doc: '', value: oneOf({
      unix: { doc: '', when: { '../@type': ['vhostuser'] } },
      pci: { doc: '', when: { '../@type': ['nvme'] } },
    }), required: true, when: { '../@type': ['nvme', 'vhostuser'] }, enforced: true },
    path: { doc: '', value: absFilePath, required: true, when: { '../@type': ['vhostuser'] }, unchecked: true, enforced: true },
    pool: { doc: '', value: objectName, required: true, when: { '../@type': ['volume'] }, unchecked: true, enforced: true },
    volume: { doc: '', value: volumeName, required: true, when: { '../@type': ['volume'] }, unchecked: true, enforced: true },
    mode: { doc: '', value: oneOf({ host: '', direct: '' }), when: { '../@type': ['volume'] } },
    file: { doc: '', value: anyOf(absFilePath, vmwarePath), when: { '../@type': ['', 'file'] }, unchecked: true },
    fdgroup: { doc: '', value: anyText, when: { '../@type': ['', 'file'] } },
    protocol: { doc: '', value: oneOf({
      iscsi: '',
      ftps: '',
      gluster: '',
      https: '',
      ssh: '',
      nbd: '',
      rbd: '',
      ftp: '',
      vxhs: '',
      http: '',
      nfs: '',
      sheepdog: '',
      tftp: '',
    }), required: true, when: { '../@type': ['network'] }, enforced: true },
    name: { doc: '', value: anyText, required: { '@protocol': ['ftp', 'ftps', 'gluster', 'http', 'https', 'iscsi', 'nfs', 'sheepdog', 'ssh', 'tftp', 'vxhs'] }, when: { '../@type': ['network'] } },
    query: { doc: '', value: anyText, when: { '@protocol': ['http', 'https'] } },
    tls: { doc: '', value: yesNo, when: { '@protocol': ['nbd', 'vxhs'] } },
    tlsHostname: { doc: '', value: anyText, when: { '@protocol': ['nbd'] } },
    dir: { doc: '', value: absFilePath, required: true, when: { '../@type': ['dir'] }, unchecked: true },
    namespace: { doc: '', value: uint32, required: true, when: { '../@type': ['nvme'] }, unchecked: true, enforced: true },
    managed: { doc: '', value: yesNo, when: { '../@type': ['nvme'] } },
  },
  children: {
    address: { spec: diskSourceAddress, required: true, when: { '../@type': ['nvme'] }, enforced: true },
    auth: { spec: auth, when: { '@protocol': ['ftp', 'ftps', 'http', 'https', 'iscsi', 'rbd', 'ssh'] } },
    config: { spec: {
      doc: '',
      attributes: {
        file: { doc: '', value: absFilePath, required: true, unchecked: true },
      },
    }, when: { '@protocol': ['rbd'] } },
    cookies: { spec: diskSourceCookies, when: { '@protocol': ['http', 'https'] } },
    dataStore: { spec: diskSourceDataStore, when: { '../@type': ['', 'block', 'dir', 'file', 'network', 'nvme', 'volume'] } },
    encryption: { spec: diskEncryption, when: { '../@type': ['', 'block', 'dir', 'file', 'network', 'nvme', 'volume'], '@protocol': ['', 'ftp', 'ftps', 'gluster', 'http', 'https', 'iscsi', 'nbd', 'rbd', 'sheepdog', 'ssh', 'tftp'] } },
    host: { spec: diskSourceHost, many: { '@protocol': ['gluster', 'rbd'] }, required: { '@protocol': ['ftp', 'ftps', 'gluster', 'http', 'https', 'iscsi', 'nbd', 'nfs', 'sheepdog', 'ssh', 'tftp', 'vxhs'] }, when: { '../@type': ['network'] } },
    identity: { spec: diskSourceIdentity, when: { '@protocol': ['nfs', 'ssh'] } },
    initiator: { spec: diskSourceInitiator, when: { '@protocol': ['iscsi'] } },
    knownHosts: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: absFilePath, required: true, unchecked: true },
      },
    }, when: { '@protocol': ['ssh'] } },
    readahead: { spec: {
      doc: '',
      attributes: {
        size: { doc: '', value: positiveInteger, required: true, unchecked: 'empty' },
      },
    }, when: { '@protocol': ['ftp', 'ftps', 'http', 'https', 'sheepdog', 'ssh', 'tftp'] } },
    reconnect: { spec: reconnect, when: { '../@type': ['network', 'vhostuser'], '@protocol': ['', 'nbd'] } },
    reservations: { spec: diskSourceReservations, when: { '../@type': ['block'] } },
    seclabel: { spec: channelSourceSeclabel, many: true, when: { '../@type': ['', 'block', 'file', 'volume'] } },
    slices: { spec: diskSourceSlices, when: { '../@type': ['', 'block', 'dir', 'file', 'network', 'nvme', 'volume'] } },
    snapshot: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: genericName, required: true, unchecked: true },
      },
    }, when: { '@protocol': ['rbd'] } },
    ssl: { spec: {
      doc: '',
      attributes: {
        verify: { doc: '', value: yesNo, required: true },
      },
    }, when: { '@protocol': ['ftps', 'https'] } },
    timeout: { spec: {
      doc: '',
      attributes: {
        seconds: { doc: '', value: positiveInteger, required: true, unchecked: 'empty' },
      },
    }, when: { '@protocol': ['ftp', 'ftps', 'http', 'https', 'sheepdog', 'ssh', 'tftp'] } },
  },
};
