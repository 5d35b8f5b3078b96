import type { AttributeSpec, ElementSpec } from '../../element-spec.ts';
import { absFilePath, aliasName, anyText, ccwCssid, ccwDevno, ccwSsid, cpuset, fiveDigits, hex16, hexDigit, hexNumber, ipAddress, ipPrefix, ipv4, loadParm, onOff, oneOf, pciBus, pciFunction, pciSlot, plainUnsignedLong, positiveInteger, spaprReg, twoDigits, uint16, uint32, unsignedInt, usbId, usbNumber, usbPort, yesNo } from './values.ts';

/** What the <driver> of a virtio device knows whatever the device. */
export const virtioOptions: Readonly<Record<string, AttributeSpec>> = {
  iommu: { doc: '', value: onOff },
  ats: { doc: '', value: onOff },
  packed: { doc: '', value: onOff },
  page_per_vq: { doc: '', value: onOff },
};

export const address: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({
      pci: '',
      drive: '',
      'virtio-serial': '',
      ccid: '',
      usb: '',
      'spapr-vio': '',
      ccw: '',
      isa: '',
      'virtio-mmio': '',
      dimm: '',
      unassigned: '',
    }), required: true, enforced: true },
    domain: { doc: '', value: uint32, when: { '@type': ['pci'] } },
    bus: [
      { doc: '', value: twoDigits, when: { '@type': ['drive', 'virtio-serial'] } },
      { doc: '', value: usbNumber, required: true, when: { '@type': ['usb'] } },
      { doc: '', value: pciBus, when: { '@type': ['pci'] } },
    ],
    slot: [
      { doc: '', value: pciSlot, when: { '@type': ['pci'] } },
      { doc: '', value: unsignedInt, when: { '@type': ['dimm'] } },
      { doc: '', value: twoDigits, when: { '@type': ['ccid'] } },
    ],
    function: { doc: '', value: pciFunction, when: { '@type': ['pci'] } },
    multifunction: { doc: '', value: onOff, when: { '@type': ['pci'] } },
    controller: { doc: '', value: twoDigits, required: { '@type': ['ccid', 'virtio-serial'] }, when: { '@type': ['ccid', 'drive', 'virtio-serial'] } },
    target: { doc: '', value: twoDigits, when: { '@type': ['drive'] } },
    unit: { doc: '', value: fiveDigits, when: { '@type': ['drive'] } },
    port: [
      { doc: '', value: twoDigits, when: { '@type': ['virtio-serial'] } },
      { doc: '', value: usbPort, when: { '@type': ['usb'] } },
    ],
    reg: { doc: '', value: spaprReg, when: { '@type': ['spapr-vio'] } },
    cssid: { doc: '', value: ccwCssid, when: { '@type': ['ccw'] } },
    ssid: { doc: '', value: ccwSsid, when: { '@type': ['ccw'] } },
    devno: { doc: '', value: ccwDevno, when: { '@type': ['ccw'] } },
    iobase: { doc: '', value: hex16, when: { '@type': ['isa'] } },
    irq: { doc: '', value: hexDigit, when: { '@type': ['isa'] }, unchecked: true },
    base: { doc: '', value: hexNumber, when: { '@type': ['dimm'] } },
  },
  children: {
    zpci: { spec: {
      doc: '',
      attributes: {
        uid: { doc: '', value: uint16 },
        fid: { doc: '', value: uint32 },
      },
    }, when: { '@type': ['pci'] } },
  },
};

export const alias: ElementSpec = {
  doc: '',
  attributes: {
    name: { doc: '', value: aliasName, required: true, unchecked: true },
  },
};

export const graphicsClipboard: ElementSpec = {
  doc: '',
  attributes: {
    copypaste: { doc: '', value: yesNo, required: true, enforced: true },
  },
};

export const graphicsMouse: ElementSpec = {
  doc: '',
  attributes: {
    mode: { doc: '', value: oneOf({ server: '', client: '' }), required: true, enforced: true },
  },
};

export const channelSourceSeclabel: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: anyText },
    relabel: { doc: '', value: yesNo },
    labelskip: { doc: '', value: oneOf({ yes: 'Switches it on.' }), when: { '@relabel': [''] }, unchecked: true },
  },
  children: {
    label: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, many: true, required: true, when: { '@relabel': ['', 'yes'], '@labelskip': [''] } },
  },
};

export const acpi: ElementSpec = {
  doc: '',
  attributes: {
    index: { doc: '', value: unsignedInt, unchecked: true },
    nodeset: { doc: '', value: cpuset, unchecked: true },
  },
};

export const controllerDriverIothreadsIothread: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: unsignedInt, required: true, unchecked: true },
  },
  children: {
    queue: { spec: {
      doc: '',
      attributes: {
        id: { doc: '', value: unsignedInt, required: true, unchecked: true },
      },
    }, many: true },
  },
};

export const controllerDriverIothreads: ElementSpec = {
  doc: '',
  children: {
    iothread: { spec: controllerDriverIothreadsIothread, many: true, required: true },
  },
};

export const boot: ElementSpec = {
  doc: '',
  attributes: {
    order: { doc: '', value: positiveInteger, required: true, enforced: true },
    loadparm: { doc: '', value: loadParm },
  },
};

export const throttlegroupsThrottlegroupGroupName: ElementSpec = {
  doc: '',
  text: { value: anyText, optional: true },
};

export const throttlegroupsThrottlegroupReadBytesSec: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: true },
};

export const throttlegroupsThrottlegroupReadBytesSecMax: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupReadBytesSecMaxLength: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupReadIopsSec: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupReadIopsSecMax: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupReadIopsSecMaxLength: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupSizeIopsSec: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupTotalBytesSec: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: true },
};

export const throttlegroupsThrottlegroupTotalBytesSecMax: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupTotalBytesSecMaxLength: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupTotalIopsSec: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: true },
};

export const throttlegroupsThrottlegroupTotalIopsSecMax: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupTotalIopsSecMaxLength: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupWriteBytesSec: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: true },
};

export const throttlegroupsThrottlegroupWriteBytesSecMax: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupWriteBytesSecMaxLength: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupWriteIopsSec: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupWriteIopsSecMax: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const throttlegroupsThrottlegroupWriteIopsSecMaxLength: ElementSpec = {
  doc: '',
  text: { value: plainUnsignedLong, unchecked: 'empty' },
};

export const idmap: ElementSpec = {
  doc: '',
  children: {
    gid: { spec: {
      doc: '',
      attributes: {
        start: { doc: '', value: unsignedInt, required: true, enforced: true },
        target: { doc: '', value: unsignedInt, required: true, enforced: true },
        count: { doc: '', value: unsignedInt, required: true, enforced: true },
      },
    }, many: true },
    uid: { spec: {
      doc: '',
      attributes: {
        start: { doc: '', value: unsignedInt, required: true, enforced: true },
        target: { doc: '', value: unsignedInt, required: true, enforced: true },
        count: { doc: '', value: unsignedInt, required: true, enforced: true },
      },
    }, many: true },
  },
};

export const ip: ElementSpec = {
  doc: '',
  attributes: {
    address: { doc: '', value: ipAddress, required: true, enforced: true },
    family: { doc: '', value: oneOf({ ipv4: '', ipv6: '' }), unchecked: true },
    prefix: { doc: '', value: ipPrefix },
    peer: { doc: '', value: ipAddress },
  },
};

export const rom: ElementSpec = {
  doc: '',
  attributes: {
    enabled: { doc: '', value: yesNo, unchecked: true },
    bar: { doc: '', value: onOff },
    file: { doc: '', value: absFilePath, unchecked: true },
  },
};

export const route: ElementSpec = {
  doc: '',
  attributes: {
    family: { doc: '', value: oneOf({ ipv4: '', ipv6: '' }) },
    address: { doc: '', value: ipAddress },
    netmask: { doc: '', value: ipv4, unchecked: true },
    prefix: { doc: '', value: ipPrefix },
    gateway: { doc: '', value: ipAddress, required: true, enforced: true },
    metric: { doc: '', value: unsignedInt, unchecked: true },
  },
};

export const hostdevSourceProduct: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: usbId, required: true, unchecked: true },
  },
};

export const hostdevSourceVendor: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: usbId, required: true, unchecked: true },
  },
};

export const teaming: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ persistent: '', transient: '' }), required: true, unchecked: 'empty' },
    persistent: { doc: '', value: aliasName, required: true, when: { '@type': ['transient'] }, unchecked: true, enforced: true },
  },
};
