import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, boot, controllerDriverIothreads, throttlegroupsThrottlegroupGroupName, throttlegroupsThrottlegroupReadBytesSec, throttlegroupsThrottlegroupReadBytesSecMax, throttlegroupsThrottlegroupReadBytesSecMaxLength, throttlegroupsThrottlegroupReadIopsSec, throttlegroupsThrottlegroupReadIopsSecMax, throttlegroupsThrottlegroupReadIopsSecMaxLength, throttlegroupsThrottlegroupSizeIopsSec, throttlegroupsThrottlegroupTotalBytesSec, throttlegroupsThrottlegroupTotalBytesSecMax, throttlegroupsThrottlegroupTotalBytesSecMaxLength, throttlegroupsThrottlegroupTotalIopsSec, throttlegroupsThrottlegroupTotalIopsSecMax, throttlegroupsThrottlegroupTotalIopsSecMaxLength, throttlegroupsThrottlegroupWriteBytesSec, throttlegroupsThrottlegroupWriteBytesSecMax, throttlegroupsThrottlegroupWriteBytesSecMaxLength, throttlegroupsThrottlegroupWriteIopsSec, throttlegroupsThrottlegroupWriteIopsSecMax, throttlegroupsThrottlegroupWriteIopsSecMaxLength, virtioOptions } from './shared.ts';
import { auth, diskBackingStoreFormat, diskEncryption, diskSource } from './storage-source.ts';
import { absFilePath, anyText, diskSerial, diskTarget, genericName, integer, objectNameWithSlash, onOff, oneOf, positiveInteger, productText, unit, unsignedInt, unsignedLong, vendorText, wwn, yesNo } from './values.ts';

export const diskBackingStore: ElementSpec = {
  doc: '',
  attributes: {
    index: { doc: '', value: positiveInteger, unchecked: true },
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
    }) },
  },
  children: {
    backingStore: { spec: () => diskBackingStore },
    format: { spec: diskBackingStoreFormat, required: { '@type': ['block', 'ctl', 'dir', 'file', 'network', 'nvme', 'vhostuser', 'vhostvdpa', 'volume'] }, enforced: true },
    source: { spec: diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] }, enforced: true },
  },
};

export const diskDriverMetadataCache: ElementSpec = {
  doc: '',
  children: {
    max_size: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};

export const diskDriverStatisticsLatencyHistogram: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ read: '', write: '', zone: '', flush: '' }), unchecked: true },
  },
  children: {
    bin: { spec: {
      doc: '',
      attributes: {
        start: { doc: '', value: unsignedLong, required: true, unchecked: true },
      },
    }, many: true, required: true },
  },
};

export const diskDriverStatistics: ElementSpec = {
  doc: '',
  children: {
    'latency-histogram': { spec: diskDriverStatisticsLatencyHistogram, many: true },
    statistic: { spec: {
      doc: '',
      attributes: {
        interval: { doc: '', value: unsignedInt, required: true, unchecked: true },
      },
    }, many: true },
  },
};

export const diskDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
    name: { doc: '', value: genericName, unchecked: true },
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
      aio: '',
    }) },
    cache: { doc: '', value: oneOf({ default: '', none: '', writeback: '', writethrough: '', directsync: '', unsafe: '' }) },
    error_policy: { doc: '', value: oneOf({ stop: '', report: '', ignore: '', enospace: '' }) },
    rerror_policy: { doc: '', value: oneOf({ stop: '', report: '', ignore: '' }) },
    io: { doc: '', value: oneOf({ threads: '', native: '', io_uring: '' }) },
    ioeventfd: { doc: '', value: onOff, unchecked: true },
    event_idx: { doc: '', value: onOff },
    copy_on_read: { doc: '', value: onOff },
    discard: { doc: '', value: oneOf({ unmap: '', ignore: '' }) },
    iothread: { doc: '', value: unsignedInt },
    detect_zeroes: { doc: '', value: oneOf({ off: 'Switches it off.', on: 'Switches it on.', unmap: '' }) },
    discard_no_unref: { doc: '', value: onOff, unchecked: true },
    queues: { doc: '', value: positiveInteger },
    queue_size: { doc: '', value: positiveInteger },
  },
  children: {
    iothreads: { spec: controllerDriverIothreads },
    metadata_cache: { spec: diskDriverMetadataCache },
    statistics: { spec: diskDriverStatistics },
  },
};

export const diskGeometry: ElementSpec = {
  doc: '',
  attributes: {
    cyls: { doc: '', value: integer, required: true, unchecked: true },
    heads: { doc: '', value: integer, required: true, unchecked: true },
    secs: { doc: '', value: integer, required: true, unchecked: true },
    trans: { doc: '', value: oneOf({ auto: '', none: '', lba: '' }), unchecked: true },
  },
};

export const diskIotune: ElementSpec = {
  doc: '',
  children: {
    group_name: { spec: throttlegroupsThrottlegroupGroupName },
    read_bytes_sec: { spec: throttlegroupsThrottlegroupReadBytesSec },
    read_bytes_sec_max: { spec: throttlegroupsThrottlegroupReadBytesSecMax },
    read_bytes_sec_max_length: { spec: throttlegroupsThrottlegroupReadBytesSecMaxLength },
    read_iops_sec: { spec: throttlegroupsThrottlegroupReadIopsSec },
    read_iops_sec_max: { spec: throttlegroupsThrottlegroupReadIopsSecMax },
    read_iops_sec_max_length: { spec: throttlegroupsThrottlegroupReadIopsSecMaxLength },
    size_iops_sec: { spec: throttlegroupsThrottlegroupSizeIopsSec },
    total_bytes_sec: { spec: throttlegroupsThrottlegroupTotalBytesSec },
    total_bytes_sec_max: { spec: throttlegroupsThrottlegroupTotalBytesSecMax },
    total_bytes_sec_max_length: { spec: throttlegroupsThrottlegroupTotalBytesSecMaxLength },
    total_iops_sec: { spec: throttlegroupsThrottlegroupTotalIopsSec },
    total_iops_sec_max: { spec: throttlegroupsThrottlegroupTotalIopsSecMax },
    total_iops_sec_max_length: { spec: throttlegroupsThrottlegroupTotalIopsSecMaxLength },
    write_bytes_sec: { spec: throttlegroupsThrottlegroupWriteBytesSec },
    write_bytes_sec_max: { spec: throttlegroupsThrottlegroupWriteBytesSecMax },
    write_bytes_sec_max_length: { spec: throttlegroupsThrottlegroupWriteBytesSecMaxLength },
    write_iops_sec: { spec: throttlegroupsThrottlegroupWriteIopsSec },
    write_iops_sec_max: { spec: throttlegroupsThrottlegroupWriteIopsSecMax },
    write_iops_sec_max_length: { spec: throttlegroupsThrottlegroupWriteIopsSecMaxLength },
  },
};

export const diskMirror: ElementSpec = {
  doc: '',
  attributes: {
    file: { doc: '', value: absFilePath, required: { '@job': [''] }, when: { '@type': ['', 'file'], '@job': ['', 'copy'] }, unchecked: true },
    format: { doc: '', value: oneOf({
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
    }), when: { '@type': ['', 'file'], '@job': ['', 'copy'] }, unchecked: true },
    job: { doc: '', value: oneOf({ copy: '', 'active-commit': '' }), required: { '@type': ['block', 'ctl', 'dir', 'network', 'nvme', 'vhostuser', 'vhostvdpa', 'volume'] }, unchecked: true },
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
    ready: { doc: '', value: oneOf({ yes: 'Switches it on.', abort: '', pivot: '' }), unchecked: true },
  },
  children: {
    backingStore: { spec: diskBackingStore },
    format: { spec: diskBackingStoreFormat },
    source: { spec: diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] } },
  },
};

export const diskTargetElement: ElementSpec = {
  doc: '',
  attributes: {
    dev: { doc: '', value: diskTarget, required: true, enforced: true },
    bus: { doc: '', value: oneOf({ ide: '', fdc: '', scsi: '', virtio: '', xen: '', usb: '', uml: '', sata: '', sd: '', nvme: '' }) },
    tray: { doc: '', value: oneOf({ open: '', closed: '' }) },
    removable: { doc: '', value: onOff, unchecked: true },
    rotation_rate: { doc: '', value: positiveInteger },
    dpofua: { doc: '', value: onOff, unchecked: true },
  },
};

export const diskThrottlefilters: ElementSpec = {
  doc: '',
  children: {
    throttlefilter: { spec: {
      doc: '',
      attributes: {
        group: { doc: '', value: anyText, required: true },
      },
    }, many: true },
  },
};

export const disk: ElementSpec = {
  doc: '',
  attributes: {
    device: { doc: '', value: oneOf({
      floppy: '',
      disk: '',
      cdrom: '',
      lun: { doc: '', when: { '@type': ['block', 'network', 'volume'] } },
    }) },
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
    }) },
    rawio: { doc: '', value: yesNo, when: { '@device': ['lun'] } },
    sgio: { doc: '', value: oneOf({ filtered: '', unfiltered: '' }), when: { '@device': ['lun'] }, unchecked: true },
    model: { doc: '', value: oneOf({
      virtio: '',
      'virtio-transitional': '',
      'virtio-non-transitional': '',
      'usb-storage': '',
      'usb-bot': '',
    }) },
    snapshot: { doc: '', value: oneOf({ no: 'Switches it off.', internal: '', external: '', manual: '' }) },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    auth: { spec: auth },
    backenddomain: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: objectNameWithSlash, required: true, unchecked: true },
      },
    } },
    backingStore: { spec: diskBackingStore },
    blockio: { spec: {
      doc: '',
      attributes: {
        logical_block_size: { doc: '', value: integer, unchecked: true },
        physical_block_size: { doc: '', value: integer, unchecked: true },
        discard_granularity: { doc: '', value: integer, unchecked: true },
      },
    } },
    boot: { spec: boot },
    driver: { spec: diskDriver },
    encryption: { spec: diskEncryption },
    geometry: { spec: diskGeometry },
    iotune: { spec: diskIotune },
    mirror: { spec: diskMirror },
    product: { spec: {
      doc: '',
      text: { value: productText, unchecked: true },
    } },
    readonly: { spec: {
      doc: '',
    } },
    serial: { spec: {
      doc: '',
      text: { value: diskSerial, unchecked: true },
    } },
    shareable: { spec: {
      doc: '',
    } },
    source: { spec: diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] }, enforced: true },
    target: { spec: diskTargetElement, required: true, enforced: true },
    throttlefilters: { spec: diskThrottlefilters },
    transient: { spec: {
      doc: '',
      attributes: {
        shareBacking: { doc: '', value: yesNo },
      },
    } },
    vendor: { spec: {
      doc: '',
      text: { value: vendorText, unchecked: true },
    } },
    wwn: { spec: {
      doc: '',
      text: { value: wwn, unchecked: 'empty' },
    } },
  },
};
