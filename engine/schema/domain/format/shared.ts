import type { AttributeSpec, ElementSpec } from '../../element-spec.ts';
import { absFilePath, aliasName, anyText, ccwCssid, ccwDevno, ccwSsid, cpuset, fiveDigits, hex16, hexDigit, hexNumber, ipAddress, ipPrefix, ipv4, loadParm, oneOf, onOff, pciBus, pciFunction, pciSlot, plainUnsignedLong, positiveInteger, spaprReg, twoDigits, uint16, uint32, unit, unsignedInt, usbId, usbNumber, usbPort, yesNo } from './values.ts';

/** What the <driver> of a virtio device knows whatever the device. */
export const virtioOptions: Readonly<Record<string, AttributeSpec>> = {
  iommu: { doc: 'Whether the device\'s memory accesses go through the guest\'s IOMMU; confidential guests need it.', value: onOff, since: '3.5.0' },
  ats: { doc: 'Whether the device offers address translation services.', value: onOff, since: '3.5.0' },
  packed: { doc: 'Whether packed virtqueues are offered, which take fewer cache misses.', value: onOff, since: '6.3.0' },
  page_per_vq: { doc: 'Whether each queue\'s notification register has a page of its own, which hardware back ends like.', value: onOff, since: '7.9.0' },
};

/** The PCI identities of a virtio device. */
export const virtioModel = oneOf({
  virtio: 'Transitional on a conventional PCI bus, modern on PCI Express.',
  'virtio-transitional': { doc: 'Works with old guests too; needs a conventional PCI slot.', since: '5.2.0' },
  'virtio-non-transitional': { doc: 'Modern virtio 1.0 only, for PCI Express slots; old guests do not find it.', since: '5.2.0' },
});

/** The unit of a size that stands beside it (virScaleInteger). */
export const sizeUnit = { doc: 'The unit of the number beside it: KiB, MiB, GiB … count in 1024, KB, MB, GB … in 1000, bytes is the number itself.', value: unit } as const satisfies AttributeSpec;

export const address: ElementSpec = {
  doc: 'Where the device sits on the guest\'s buses. libvirt chooses one and keeps it; fix it only for a reason.',
  manual: 'device-addresses',
  attributes: {
    type: { doc: 'The kind of bus.', value: oneOf({
      pci: 'A PCI or PCI Express slot of a pci controller.',
      drive: 'A disk\'s place on a controller: controller, bus, target and unit.',
      'virtio-serial': 'A port of a virtio-serial controller.',
      ccid: { doc: 'A slot of a smartcard controller.', since: '0.8.8' },
      usb: 'A port of a USB controller.',
      'spapr-vio': { doc: 'A register of a pSeries guest\'s virtual I/O bus.', since: '0.9.9' },
      ccw: { doc: 'A channel device of an s390 guest.', since: '1.0.4' },
      isa: { doc: 'An I/O port and interrupt of the ISA bus.', since: '1.2.1' },
      'virtio-mmio': { doc: 'Memory-mapped virtio of ARM boards without PCI; it has no further attributes.', since: '1.1.3' },
      dimm: { doc: 'A memory slot, for memory devices.', since: '1.2.14' },
      unassigned: { doc: 'A host device that is taken from the host but not given to the guest.', since: '6.0.0' },
    }), required: true, enforced: true },
    domain: { doc: 'The PCI domain in the guest; 0 unless the machine has several.', value: uint32, when: { '@type': ['pci'] } },
    bus: [
      { doc: 'The bus: for pci the index of the pci controller whose bus it is, for usb that of the usb controller.', value: twoDigits, when: { '@type': ['drive', 'virtio-serial'] } },
      { doc: 'The bus: for pci the index of the pci controller whose bus it is, for usb that of the usb controller, for drive the bus of the disk controller.', value: usbNumber, required: true, when: { '@type': ['usb'] } },
      { doc: 'The bus: for pci the index of the pci controller whose bus it is, for usb that of the usb controller, for drive the bus of the disk controller.', value: pciBus, when: { '@type': ['pci'] } },
    ],
    slot: [
      { doc: 'The slot on the bus, 1 to 31 on pci-root and pci-bridge, always 0 on a pcie-root-port.', value: pciSlot, when: { '@type': ['pci'] } },
      { doc: 'The slot on the bus, 1 to 31 on pci-root and pci-bridge, always 0 on a pcie-root-port.', value: unsignedInt, when: { '@type': ['dimm'] } },
      { doc: 'The slot on the bus, 1 to 31 on pci-root and pci-bridge, always 0 on a pcie-root-port.', value: twoDigits, when: { '@type': ['ccid'] } },
    ],
    function: { doc: 'The function in its slot; 0 has to be there when others are.', value: pciFunction, when: { '@type': ['pci'] } },
    multifunction: { doc: 'Whether other functions of this slot are in use as well; has to be on at function 0 then.', value: onOff, since: '0.9.7', when: { '@type': ['pci'] }, default: 'off' },
    controller: { doc: 'The index of the controller the device is attached to.', value: twoDigits, required: { '@type': ['ccid', 'virtio-serial'] }, when: { '@type': ['ccid', 'drive', 'virtio-serial'] } },
    target: { doc: 'The target on a SCSI bus; 0 elsewhere.', value: twoDigits, when: { '@type': ['drive'] } },
    unit: { doc: 'The unit on the bus; two devices cannot share one.', value: fiveDigits, when: { '@type': ['drive'] } },
    port: [
      { doc: 'The port: for usb a path through hubs such as 1.2, for virtio-serial a number.', value: twoDigits, when: { '@type': ['virtio-serial'] } },
      { doc: 'The port: for usb a path through hubs such as 1.2, for virtio-serial a number.', value: usbPort, when: { '@type': ['usb'] } },
    ],
    reg: { doc: 'The first register on the virtual I/O bus, hexadecimal.', value: spaprReg, when: { '@type': ['spapr-vio'] } },
    cssid: { doc: 'The channel subsystem; 0xfe for virtio devices.', value: ccwCssid, when: { '@type': ['ccw'] } },
    ssid: { doc: 'The subchannel set, 0 to 3.', value: ccwSsid, when: { '@type': ['ccw'] } },
    devno: { doc: 'The device number in the subchannel set.', value: ccwDevno, when: { '@type': ['ccw'] } },
    iobase: { doc: 'The first I/O port, hexadecimal.', value: hex16, when: { '@type': ['isa'] } },
    irq: { doc: 'The interrupt line, hexadecimal.', value: hexDigit, when: { '@type': ['isa'] } },
    base: { doc: 'Where the memory is in the guest\'s address space. libvirt finds a place by itself.', value: hexNumber, when: { '@type': ['dimm'] } },
  },
  children: {
    zpci: { spec: {
      doc: 'The identifiers of a PCI device of an s390 guest.',
      since: '4.10.0',
      attributes: {
        uid: { doc: 'The user-defined identifier that Linux uses as the PCI domain; unique in the guest.', value: uint16 },
        fid: { doc: 'The function identifier; unique in the guest.', value: uint32 },
      },
    }, when: { '@type': ['pci'] } },
  },
  constraints: [
    { kind: 'together', of: ['@cssid', '@ssid', '@devno'], when: { '@type': ['ccw'] } },
  ],
};

export const alias: ElementSpec = {
  doc: 'A name for the device, by which events, logs and QEMU know it. libvirt gives one at start; a name of one\'s own starts with ua-.',
  since: '3.9.0',
  attributes: {
    name: { doc: 'The alias itself; only those that start with ua- survive a definition.', value: aliasName, required: true, unchecked: true },
  },
};

export const clipboard: ElementSpec = {
  doc: 'The clipboard that guest and client share.',
  since: '0.9.3',
  attributes: {
    copypaste: { doc: 'no forbids it.', value: yesNo, required: true, enforced: true },
  },
};

export const mouse: ElementSpec = {
  doc: 'How the pointer works.',
  since: '0.9.11',
  attributes: {
    mode: { doc: 'Who draws the pointer; client needs a tablet or agent.', value: oneOf({ server: 'The guest moves and draws it; the client\'s is captured.', client: 'The client draws it.' }), required: true, enforced: true },
  },
};

export const channelSourceSeclabel: ElementSpec = {
  doc: 'The security label of the host\'s end.',
  attributes: {
    model: { doc: 'The security driver that it is for, such as selinux or dac.', value: anyText },
    relabel: { doc: 'Whether libvirt changes the label of the file; a label may follow only with yes.', value: yesNo },
    labelskip: { doc: 'Written by libvirt when a file could not be labelled.', value: oneOf({ yes: 'The file lies where labels cannot be set, such as NFS.' }), when: { '@relabel': [''] }, output: true, unchecked: true },
  },
  children: {
    label: { spec: {
      doc: 'The label for this file or device, as the security driver writes it.',
      text: { value: anyText, optional: true },
    }, many: true, required: true, when: { '@relabel': ['', 'yes'], '@labelskip': [''] } },
  },
  constraints: [
    { kind: 'one-of', of: ['@relabel', '@labelskip', 'label'] },
  ],
};

export const acpi: ElementSpec = {
  doc: 'What the firmware\'s tables say about the device.',
  attributes: {
    index: { doc: 'The number after which predictable interface names are made (eno1 for 1).', value: unsignedInt, since: '7.3.0' },
    nodeset: { doc: 'The guest\'s NUMA nodes that the device brings along as generic initiators, for GPUs.', value: cpuset, since: '11.8.0' },
  },
};

const controllerDriverIothreadsIothread: ElementSpec = {
  doc: 'One of the I/O threads.',
  attributes: {
    id: { doc: 'The number of the I/O thread.', value: unsignedInt, required: true, enforced: true },
  },
  children: {
    queue: { spec: {
      doc: 'A queue that this thread serves; without any, queues are dealt out in turn.',
      attributes: {
        id: { doc: 'The number of the queue, from 0.', value: unsignedInt, required: true },
      },
    }, many: true },
  },
};

export const iothreads: ElementSpec = {
  doc: 'Several I/O threads among which the device\'s queues are shared out. Excludes the attribute `iothread`.',
  since: '10.0.0',
  children: {
    iothread: { spec: controllerDriverIothreadsIothread, many: true, required: true },
  },
};

export const boot: ElementSpec = {
  doc: 'The device\'s turn at booting. Excludes <boot> in <os>.',
  since: '0.8.8',
  attributes: {
    order: { doc: 'The turn, from 1; no two devices share one.', value: positiveInteger, required: true, enforced: true },
    loadparm: { doc: 'Which entry an s390 guest boots: up to 8 characters.', value: loadParm, since: '3.5.0' },
  },
};

const groupName: ElementSpec = {
  doc: 'The name of the limits. Disks with the same name in <iotune> share one set.',
  since: '3.0.0',
  text: { value: anyText, optional: true },
};

const readBytesSec: ElementSpec = {
  doc: 'The most bytes a second that can be read.',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const readBytesSecMax: ElementSpec = {
  doc: 'Bytes a second that a burst of reading may reach.',
  since: '1.2.11',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const readBytesSecMaxLength: ElementSpec = {
  doc: 'Seconds that a burst of read bytes may last.',
  since: '2.4.0',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const readIopsSec: ElementSpec = {
  doc: 'The most read operations a second.',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const readIopsSecMax: ElementSpec = {
  doc: 'Read operations a second that a burst may reach.',
  since: '1.2.11',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const readIopsSecMaxLength: ElementSpec = {
  doc: 'Seconds that a burst of read operations may last.',
  since: '2.4.0',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const sizeIopsSec: ElementSpec = {
  doc: 'Bytes that count as one operation; larger requests count as several.',
  since: '1.2.11',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const totalBytesSec: ElementSpec = {
  doc: 'The most bytes a second, reading and writing together.',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const totalBytesSecMax: ElementSpec = {
  doc: 'Bytes a second that a burst may reach, reading and writing together.',
  since: '1.2.11',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const totalBytesSecMaxLength: ElementSpec = {
  doc: 'Seconds that a burst of total bytes may last.',
  since: '2.4.0',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const totalIopsSec: ElementSpec = {
  doc: 'The most operations a second, reading and writing together.',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const totalIopsSecMax: ElementSpec = {
  doc: 'Operations a second that a burst may reach.',
  since: '1.2.11',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const totalIopsSecMaxLength: ElementSpec = {
  doc: 'Seconds that a burst of operations may last.',
  since: '2.4.0',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const writeBytesSec: ElementSpec = {
  doc: 'The most bytes a second that can be written.',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const writeBytesSecMax: ElementSpec = {
  doc: 'Bytes a second that a burst of writing may reach.',
  since: '1.2.11',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const writeBytesSecMaxLength: ElementSpec = {
  doc: 'Seconds that a burst of written bytes may last.',
  since: '2.4.0',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const writeIopsSec: ElementSpec = {
  doc: 'The most write operations a second.',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const writeIopsSecMax: ElementSpec = {
  doc: 'Write operations a second that a burst may reach.',
  since: '1.2.11',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

const writeIopsSecMaxLength: ElementSpec = {
  doc: 'Seconds that a burst of write operations may last.',
  since: '2.4.0',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

/** What a set of limits holds, of one disk or of a group (virDomainBlockIoTuneInfo). */
export const ioLimits = {
  children: {
    group_name: { spec: groupName },
    read_bytes_sec: { spec: readBytesSec },
    read_bytes_sec_max: { spec: readBytesSecMax },
    read_bytes_sec_max_length: { spec: readBytesSecMaxLength },
    read_iops_sec: { spec: readIopsSec },
    read_iops_sec_max: { spec: readIopsSecMax },
    read_iops_sec_max_length: { spec: readIopsSecMaxLength },
    size_iops_sec: { spec: sizeIopsSec },
    total_bytes_sec: { spec: totalBytesSec },
    total_bytes_sec_max: { spec: totalBytesSecMax },
    total_bytes_sec_max_length: { spec: totalBytesSecMaxLength },
    total_iops_sec: { spec: totalIopsSec },
    total_iops_sec_max: { spec: totalIopsSecMax },
    total_iops_sec_max_length: { spec: totalIopsSecMaxLength },
    write_bytes_sec: { spec: writeBytesSec },
    write_bytes_sec_max: { spec: writeBytesSecMax },
    write_bytes_sec_max_length: { spec: writeBytesSecMaxLength },
    write_iops_sec: { spec: writeIopsSec },
    write_iops_sec_max: { spec: writeIopsSecMax },
    write_iops_sec_max_length: { spec: writeIopsSecMaxLength },
  },
  constraints: [
    { kind: 'exclusive', of: ['total_bytes_sec', 'read_bytes_sec'] },
    { kind: 'exclusive', of: ['total_bytes_sec', 'write_bytes_sec'] },
    { kind: 'exclusive', of: ['total_bytes_sec_max', 'read_bytes_sec_max'] },
    { kind: 'exclusive', of: ['total_bytes_sec_max', 'write_bytes_sec_max'] },
    { kind: 'exclusive', of: ['total_bytes_sec_max_length', 'read_bytes_sec_max_length'] },
    { kind: 'exclusive', of: ['total_bytes_sec_max_length', 'write_bytes_sec_max_length'] },
    { kind: 'exclusive', of: ['total_iops_sec', 'read_iops_sec'] },
    { kind: 'exclusive', of: ['total_iops_sec', 'write_iops_sec'] },
    { kind: 'exclusive', of: ['total_iops_sec_max', 'read_iops_sec_max'] },
    { kind: 'exclusive', of: ['total_iops_sec_max', 'write_iops_sec_max'] },
    { kind: 'exclusive', of: ['total_iops_sec_max_length', 'read_iops_sec_max_length'] },
    { kind: 'exclusive', of: ['total_iops_sec_max_length', 'write_iops_sec_max_length'] },
  ],
} as const satisfies Partial<ElementSpec>;

export const idmap: ElementSpec = {
  doc: 'How users and groups inside a container map to those of the host, which gives it a user namespace. For virtiofs the same for shared files.',
  manual: 'container-boot',
  children: {
    gid: { spec: {
      doc: 'One range of group ids that are shifted.',
      attributes: {
        start: { doc: 'The first group id inside the guest; one of the ranges has to start at 0.', value: unsignedInt, required: true, enforced: true },
        target: { doc: 'The host\'s group id that the first one becomes.', value: unsignedInt, required: true, enforced: true },
        count: { doc: 'How many group ids the range holds.', value: unsignedInt, required: true, enforced: true },
      },
    }, many: true },
    uid: { spec: {
      doc: 'One range of user ids that are shifted.',
      attributes: {
        start: { doc: 'The first user id inside the guest; one of the ranges has to start at 0.', value: unsignedInt, required: true, enforced: true },
        target: { doc: 'The host\'s user id that the first one becomes.', value: unsignedInt, required: true, enforced: true },
        count: { doc: 'How many user ids the range holds.', value: unsignedInt, required: true, enforced: true },
      },
    }, many: true },
  },
};

export const ip: ElementSpec = {
  doc: 'An IP address for the interface: of the guest\'s side for containers and user networks, of the host\'s side inside <source>.',
  since: '1.2.12',
  attributes: {
    address: { doc: 'The address itself.', value: ipAddress, required: true, enforced: true },
    family: { doc: 'The kind of address.', value: oneOf({ ipv4: 'An address of IPv4, such as 192.0.2.1.', ipv6: 'An address of IPv6, such as 2001:db8::1.' }), default: 'ipv4', unchecked: true },
    prefix: { doc: 'The length of the network part in bits.', value: ipPrefix },
    peer: { doc: 'The address at the other end of a point-to-point link.', value: ipAddress, since: '2.1.0' },
  },
};

export const rom: ElementSpec = {
  doc: 'The device\'s expansion ROM, such as PXE code.',
  since: '0.9.7',
  attributes: {
    enabled: { doc: 'Whether the device has a ROM at all; no saves time at boot.', value: yesNo, since: '4.3.0' },
    bar: { doc: 'Whether the ROM shows up in the device\'s memory map.', value: onOff },
    file: { doc: 'The absolute path of a file that is the ROM.', value: absFilePath, since: '0.9.10', unchecked: true },
  },
};

export const route: ElementSpec = {
  doc: 'A route through the interface, for containers.',
  since: '1.2.12',
  attributes: {
    family: { doc: 'The kind of addresses.', value: oneOf({ ipv4: 'Addresses of IPv4, such as 192.0.2.0.', ipv6: 'Addresses of IPv6, such as 2001:db8::.' }), default: 'ipv4' },
    address: { doc: 'The destination network.', value: ipAddress },
    netmask: { doc: 'The destination\'s mask, for IPv4.', value: ipv4, unchecked: true },
    prefix: { doc: 'The length of the destination\'s network part in bits.', value: ipPrefix },
    gateway: { doc: 'The address packets are sent to.', value: ipAddress, required: true, enforced: true },
    metric: { doc: 'The cost of the route; the lowest wins.', value: unsignedInt, unchecked: true },
  },
  constraints: [
    { kind: 'exclusive', of: ['@netmask', '@prefix'] },
  ],
};

export const product: ElementSpec = {
  doc: 'The product of a USB device, as lsusb shows it behind the colon.',
  attributes: {
    id: { doc: 'The number, with 0x in front.', value: usbId, required: true, enforced: true },
  },
};

export const vendor: ElementSpec = {
  doc: 'The vendor of a USB device, as lsusb shows it before the colon.',
  attributes: {
    id: { doc: 'The number, with 0x in front.', value: usbId, required: true, enforced: true },
  },
};

export const teaming: ElementSpec = {
  doc: 'Makes this interface one half of a pair: a virtio one that stays and a host device that goes for migration.',
  since: '6.1.0',
  attributes: {
    type: { doc: 'Which half it is.', value: oneOf({
      persistent: 'The virtio half, which stays.',
      transient: 'The host device\'s half, unplugged for migration.',
    }), required: true, unchecked: 'empty' },
    persistent: { doc: 'The alias (ua-…) of the other, persistent half.', value: aliasName, required: true, when: { '@type': ['transient'] }, unchecked: true, enforced: true },
  },
};
