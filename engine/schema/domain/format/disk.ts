import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, boot, ioLimits, iothreads, sizeUnit, virtioOptions } from './shared.ts';
import { auth, formatAdvice, diskBackingStoreFormat, diskSource, encryption, imageFormat, imageFormats, sourceType } from './storage-source.ts';
import { alsoCalled, absFilePath, anyText, diskSerial, diskTarget, genericName, integer, objectNameWithSlash, onOff, oneOf, positiveInteger, productText, unsignedInt, unsignedLong, vendorText, wwn, yesNo } from './values.ts';

const backingStore: ElementSpec = {
  doc: 'The image below this one in the chain. Left empty (<backingStore/>) it says that there is none; left out, libvirt looks into the image.',
  since: '1.2.4',
  attributes: {
    index: { doc: 'libvirt\'s number of the image in the chain. libvirt writes it.', value: positiveInteger, output: true, unchecked: true },
    type: { doc: 'What kind of source the image below is.', value: sourceType },
  },
  children: {
    backingStore: { spec: () => backingStore },
    format: { spec: diskBackingStoreFormat, required: { '@type': ['block', 'ctl', 'dir', 'file', 'network', 'nvme', 'vhostuser', 'vhostvdpa', 'volume'] }, enforced: true },
    source: { spec: diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] }, enforced: true },
  },
};

const diskDriverMetadataCache: ElementSpec = {
  doc: 'The cache for the image\'s own tables.',
  since: '7.0.0',
  children: {
    max_size: { spec: {
      doc: 'The most memory for qcow2\'s tables. Large images with random access want more than the default.',
      attributes: {
        unit: { ...sizeUnit, default: 'bytes', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};

const diskDriverStatisticsLatencyHistogram: ElementSpec = {
  doc: 'Counts requests by how long they took.',
  since: '12.1.0',
  attributes: {
    type: { doc: 'The requests that are counted; all kinds when missing.', value: oneOf({
      read: 'Requests that read data.',
      write: 'Requests that write data.',
      zone: 'Appending to a zoned device.',
      flush: 'Requests that flush the disk\'s cache.',
    }), unchecked: true },
  },
  children: {
    bin: { spec: {
      doc: 'One bin of the histogram.',
      attributes: {
        start: { doc: 'The shortest time in nanoseconds that counts in this bin.', value: unsignedLong, required: true, enforced: true },
      },
    }, many: true, required: true },
  },
};

const diskDriverStatistics: ElementSpec = {
  doc: 'Statistics that QEMU keeps of the disk\'s requests.',
  children: {
    'latency-histogram': { spec: diskDriverStatisticsLatencyHistogram, many: true },
    statistic: { spec: {
      doc: 'One stretch of time over which QEMU averages.',
      attributes: {
        interval: { doc: 'The length of the stretch in seconds.', value: unsignedInt, required: true, enforced: true },
      },
    }, many: true },
  },
};

const diskDriver: ElementSpec = {
  doc: 'How the hypervisor opens the source: format, cache and asynchronous I/O.',
  attributes: {
    ...virtioOptions,
    name: { doc: 'The part of the hypervisor that opens the image: qemu for QEMU and KVM; tap, tap2, phy or file for Xen.', value: genericName, default: 'qemu', unchecked: true },
    type: { doc: 'The format of the image. Without it libvirt takes raw: a qcow2 image then shows up as garbage.', value: oneOf({ ...imageFormats, ...formatAdvice, aio: 'Xen\'s tap:aio, raw with asynchronous I/O.', dir: 'A directory of the host, shown as a disk.' }), default: 'raw' },
    cache: { doc: 'How the host\'s page cache is used. It decides what a power cut costs.', value: oneOf({
      default: 'The hypervisor chooses, which is writeback for QEMU.',
      none: 'Past the host\'s page cache (O_DIRECT), but the disk\'s own cache stays: safe with guests that flush, good for migration.',
      writeback: 'Through the page cache; safe with guests that flush.',
      writethrough: 'Through the page cache, each write is flushed: safe with any guest, and slow.',
      directsync: { doc: 'Past the page cache, each write is flushed.', since: '0.9.5' },
      unsafe: { doc: 'Flushes are ignored: fast, and a power cut of the host ruins the disk.', since: '0.9.7' },
    }), since: '0.6.0' },
    error_policy: { doc: 'What happens when a write fails on the host.', value: oneOf({
      stop: 'The guest is paused and can go on once the cause is gone.',
      report: { doc: 'The guest gets the error.', since: '0.9.7' },
      ignore: 'The error is dropped; the guest believes that all is well.',
      enospace: 'Paused when the host\'s disk is full, else the guest gets the error.',
    }), since: '0.8.0' },
    rerror_policy: { doc: 'What happens when a read fails on the host.', value: oneOf({
      stop: 'The guest is paused and can go on once the cause is gone.',
      report: 'The guest gets the error.',
      ignore: 'The error is dropped; the guest reads garbage.',
    }), since: '0.9.7' },
    io: { doc: 'How QEMU waits for the host\'s I/O.', value: oneOf({
      threads: 'Worker threads with ordinary system calls; works everywhere.',
      native: 'Linux AIO; needs cache none or directsync.',
      io_uring: { doc: 'Linux\' newest interface with rings shared with the kernel; fast with all cache modes.', since: '6.3.0' },
    }), since: '0.8.8' },
    ioeventfd: { doc: 'Whether the guest\'s notifications are handled in a thread of their own. Leave it alone unless you measured.', value: onOff, since: '0.9.3' },
    event_idx: { doc: 'Whether guest and host spare each other interrupts. Leave it alone unless a guest\'s driver is broken.', value: onOff, since: '0.9.5' },
    copy_on_read: { doc: 'Whether what is read from the backing image is copied into this one.', value: onOff, since: '0.9.10' },
    discard: { doc: 'What happens when the guest says that blocks are no longer used (trim).', value: oneOf({ unmap: 'The blocks are given back to the host.', ignore: 'Nothing; the image keeps its size.' }), since: '1.0.6' },
    iothread: { doc: 'The number of the I/O thread that serves a virtio disk; it has to exist in <iothreads>.', value: unsignedInt, since: '1.2.8' },
    detect_zeroes: { doc: 'Whether writes of zeroes are recognised, so that the image stays small.', value: oneOf({
      unmap: 'Zeroes give their blocks back, when `discard` is unmap too.',
      on: 'Zeroes are written as such, without data.',
      off: 'Zeroes are written like anything else.',
    }), since: '2.0.0' },
    discard_no_unref: { doc: 'Whether qcow2 keeps the place of discarded blocks, which avoids fragmentation.', value: onOff, since: '9.5.0' },
    queues: { doc: 'How many queues the virtio or vhost-user disk has.', value: positiveInteger, since: '3.9.0' },
    queue_size: { doc: 'How many requests one queue holds; a power of two.', value: positiveInteger, since: '7.8.0' },
  },
  children: {
    iothreads: { spec: iothreads },
    metadata_cache: { spec: diskDriverMetadataCache },
    statistics: { spec: diskDriverStatistics },
  },
};

const diskGeometry: ElementSpec = {
  doc: 'The disk\'s old cylinder-head-sector geometry, for DOS and S390 DASD.',
  since: '0.10.0',
  attributes: {
    cyls: { doc: 'How many cylinders the disk claims.', value: integer, required: true },
    heads: { doc: 'How many heads the disk claims.', value: integer, required: true },
    secs: { doc: 'How many sectors a track claims.', value: integer, required: true },
    trans: { doc: 'How the BIOS translates the geometry.', value: oneOf({
      auto: 'The BIOS decides.',
      none: 'The BIOS uses the geometry as it is.',
      lba: 'By logical block addresses.',
    }) },
  },
};

const diskIotune: ElementSpec = {
  doc: 'Limits of this disk, enforced by QEMU. Total limits exclude those for reading and writing apart; 0 means none.',
  since: '0.9.8',
  manual: 'hard-drives-floppy-disks-cdroms',
  ...ioLimits,
};

const diskMirror: ElementSpec = {
  doc: 'A block job that copies the disk. libvirt writes it for running guests.',
  since: '0.9.12',
  attributes: {
    file: { doc: 'The destination\'s path; kept for old clients.', value: absFilePath, required: { '@job': [''] }, when: { '@type': ['', 'file'], '@job': ['', 'copy'] }, unchecked: true },
    format: { doc: 'The destination\'s format; kept for old clients.', value: imageFormat, when: { '@type': ['', 'file'], '@job': ['', 'copy'] }, unchecked: true },
    job: { doc: 'The block job that writes to the mirror.', value: oneOf({
      copy: 'The disk is copied elsewhere (blockcopy).',
      'active-commit': 'The disk is merged into the image below it.',
    }), since: '1.2.7', required: { '@type': ['block', 'ctl', 'dir', 'network', 'nvme', 'vhostuser', 'vhostvdpa', 'volume'] }, unchecked: true },
    type: { doc: 'What kind of destination it is.', value: sourceType, unchecked: true },
    ready: { doc: 'How far the job is.', value: oneOf({
      yes: 'Both sides are equal; the job waits for its end.',
      abort: 'The job is being given up.',
      pivot: 'The guest is being switched to the copy.',
    }), unchecked: true },
  },
  children: {
    backingStore: { spec: backingStore },
    format: { spec: diskBackingStoreFormat },
    source: { spec: diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] } },
  },
};

const diskTargetElement: ElementSpec = {
  doc: 'How the guest sees the disk: on which bus and in which order.',
  attributes: {
    dev: { doc: 'A name that orders the disks of a bus, such as vda or sda. What the guest calls the disk is up to the guest.', value: diskTarget, required: true, enforced: true },
    bus: { doc: 'What the disk is attached to; follows from the letters of `dev` when missing (vd is virtio, sd scsi, hd ide).', value: alsoCalled(oneOf({
      ide: 'IDE, slow and old: at most four disks, not on q35.',
      fdc: 'The floppy controller.',
      scsi: 'SCSI; with a virtio-scsi controller many disks, trim and hotplug.',
      virtio: 'virtio-blk: fastest, one PCI function a disk; the guest needs the driver.',
      xen: 'Xen\'s paravirtual disk.',
      usb: 'A USB mass storage device.',
      uml: 'User-mode Linux\' block device.',
      sata: 'SATA by AHCI: every guest knows it; the usual one for CD-ROMs on q35.',
      sd: { doc: 'An SD card, for ARM boards.', since: '1.1.2' },
      nvme: { doc: 'An emulated NVMe namespace on an nvme controller.', since: '11.5.0' },
    }), { 'virtio-blk': 'virtio', 'virtio-blk-pci': 'virtio', vd: 'virtio', 'virtio-scsi': 'scsi', ahci: 'sata', floppy: 'fdc' }), since: '0.4.3' },
    tray: { doc: 'Whether the tray of a CD-ROM or floppy drive is open.', value: oneOf({ open: 'The tray is open; the source is not seen.', closed: 'The tray is closed.' }), since: '0.9.11', default: 'closed' },
    removable: { doc: 'Whether a USB or SCSI disk says that it can be taken out.', value: onOff, since: '1.1.3', default: 'off' },
    rotation_rate: { doc: 'Turns a minute (1025 to 65534) that a SCSI, IDE or SATA disk reports; 1 means an SSD.', value: positiveInteger, since: '7.3.0' },
    dpofua: { doc: 'Whether a SCSI disk offers DPO and FUA, so that single writes can be forced to the medium.', value: onOff },
  },
};

const diskThrottlefilters: ElementSpec = {
  doc: 'The throttle groups that limit this disk, one behind the other. Excludes <iotune>.',
  since: '11.2.0',
  children: {
    throttlefilter: { spec: {
      doc: 'One of the groups.',
      attributes: {
        group: { doc: 'The name of a group of <throttlegroups>.', value: anyText, required: true, enforced: true },
      },
    }, many: true },
  },
};

export const disk: ElementSpec = {
  doc: 'A disk, CD-ROM or floppy of the guest. `type` says where its contents are, <target> how the guest sees it.',
  manual: 'hard-drives-floppy-disks-cdroms',
  attributes: {
    device: { doc: 'What the guest sees it as.', value: oneOf({
      floppy: 'A floppy drive, on bus fdc.',
      disk: 'A hard disk or SSD.',
      cdrom: 'A CD or DVD drive; always read-only, and may be empty.',
      lun: { doc: 'A SCSI disk whose commands the guest may send by itself; needs bus virtio or scsi and a block, network or volume source.', since: '0.9.10', when: { '@type': ['block', 'network', 'volume'] } },
    }), default: 'disk' },
    type: { doc: 'What kind of source holds the disk\'s contents.', value: sourceType, default: 'file' },
    rawio: { doc: 'Whether QEMU keeps CAP_SYS_RAWIO, so that the guest can send any SCSI command. For device=\'lun\' only, and for all disks of the process.', value: yesNo, since: '0.9.10', when: { '@device': ['lun'] } },
    sgio: { doc: 'Whether the kernel filters the guest\'s SCSI commands. No hypervisor supports it any more.', value: oneOf({
      filtered: 'Only harmless SCSI commands reach the device.',
      unfiltered: 'Every SCSI command reaches the device.',
    }), since: '1.0.2', when: { '@device': ['lun'] } },
    model: { doc: 'Which PCI identity a virtio disk has, or which USB protocol a USB disk speaks.', value: oneOf({
      virtio: 'Transitional on a conventional PCI bus, modern on PCI Express.',
      'virtio-transitional': { doc: 'Works with old guests too; needs a conventional PCI slot.', since: '5.2.0' },
      'virtio-non-transitional': { doc: 'Modern virtio 1.0 only, for PCI Express slots; old guests do not find it.', since: '5.2.0' },
      'usb-storage': 'The usual USB mass storage device; cannot be changed to a CD-ROM by its bus.',
      'usb-bot': 'A USB device with bulk-only transport, which tells a CD-ROM from a disk properly.',
    }), since: '5.2.0' },
    snapshot: { doc: 'How the disk takes part when a snapshot of the guest is made.', value: oneOf({
      no: 'The disk is left out of snapshots.',
      internal: 'The snapshot is kept inside the image; qcow2 only.',
      external: 'The disk goes on in a new file on top of this one.',
      manual: { doc: 'Someone else makes the snapshot of this disk; libvirt only pauses the guest.', since: '8.2.0' },
    }), since: '0.9.5' },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    auth: { spec: auth },
    backenddomain: { spec: {
      doc: 'The Xen domain that serves the other side of the device.',
      since: '1.2.13',
      drivers: ['xen'],
      attributes: {
        name: { doc: 'The name of that domain.', value: objectNameWithSlash, required: true, unchecked: true },
      },
    } },
    backingStore: { spec: backingStore },
    blockio: { spec: {
      doc: 'Properties of the disk\'s blocks that the guest is told.',
      since: '0.10.2',
      attributes: {
        logical_block_size: { doc: 'The smallest unit that the guest may read or write, in bytes; usually 512 or 4096.', value: integer },
        physical_block_size: { doc: 'The unit in which the disk really works, in bytes.', value: integer },
        discard_granularity: { doc: 'The smallest amount that trim gives back, in bytes.', value: integer },
      },
    } },
    boot: { spec: boot },
    driver: { spec: diskDriver },
    encryption: { spec: encryption },
    geometry: { spec: diskGeometry },
    iotune: { spec: diskIotune },
    mirror: { spec: diskMirror },
    product: { spec: {
      doc: 'The product that a SCSI, IDE or SATA disk reports; 16 characters on SCSI, 40 on the others.',
      since: '1.0.1',
      text: { value: productText, unchecked: true },
    } },
    readonly: { spec: {
      doc: 'The guest cannot write to the disk. Always so for CD-ROMs.',
    } },
    serial: { spec: {
      doc: 'The serial number that the guest sees, at most 20 or 36 characters depending on the bus.',
      since: '0.7.1',
      text: { value: diskSerial, unchecked: true },
    } },
    shareable: { spec: {
      doc: 'Several guests use the disk at once, so that it is not locked; caching has to be off and the guests have to know what they do.',
    } },
    source: { spec: diskSource, required: { '@type': ['ctl', 'network', 'vhostuser', 'vhostvdpa'] } },
    target: { spec: diskTargetElement, required: true, enforced: true },
    throttlefilters: { spec: diskThrottlefilters },
    transient: { spec: {
      doc: 'What the guest writes is dropped when it ends.',
      since: '0.9.5',
      attributes: {
        shareBacking: { doc: 'Whether several guests may use the same source this way.', value: yesNo, since: '7.4.0' },
      },
    } },
    vendor: { spec: {
      doc: 'The vendor that a SCSI disk reports.',
      since: '1.0.1',
      text: { value: vendorText, unchecked: true },
    } },
    wwn: { spec: {
      doc: 'The world wide name of a SCSI, IDE or SATA disk: 16 hexadecimal digits.',
      since: '0.10.1',
      text: { value: wwn, unchecked: 'empty' },
    } },
  },
  constraints: [
    { kind: 'exclusive', of: ['iotune', 'throttlefilters'] },
  ],
};
