import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, boot, hostdevSourceProduct, hostdevSourceVendor, ip, rom, route, teaming } from './shared.ts';
import { auth, diskSourceInitiator } from './storage-source.ts';
import { absFilePath, anyText, deviceName, genericName, naaWwpn, onOff, oneOf, pciBus, pciFunction, pciSlot, portNumber, positiveInteger, tenDigits, twentyDigits, twoDigits, uint32, usbNumber, usbPort, uuid, wwn, yesNo } from './values.ts';

export const hostdevSourceAdapterParentaddrAddress: ElementSpec = {
  doc: '',
  attributes: {
    domain: { doc: '', value: uint32, unchecked: true },
    bus: { doc: '', value: pciBus, unchecked: true },
    slot: { doc: '', value: pciSlot, unchecked: true },
    function: { doc: '', value: pciFunction, unchecked: true },
    multifunction: { doc: '', value: onOff, unchecked: true },
  },
};

export const hostdevSourceAdapterParentaddr: ElementSpec = {
  doc: '',
  attributes: {
    unique_id: { doc: '', value: positiveInteger, unchecked: true },
  },
  children: {
    address: { spec: hostdevSourceAdapterParentaddrAddress, required: true },
  },
};

export const hostdevSourceAdapter: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ scsi_host: '', fc_host: '' }), unchecked: true },
    name: { doc: '', value: anyText, when: { '@type': ['', 'scsi_host'] } },
    parent: { doc: '', value: anyText, when: { '@type': ['fc_host'] } },
    managed: { doc: '', value: yesNo, when: { '@type': ['fc_host'] }, unchecked: true },
    parent_wwnn: { doc: '', value: wwn, when: { '@type': ['fc_host'] }, unchecked: true },
    parent_wwpn: { doc: '', value: wwn, when: { '@type': ['fc_host'] }, unchecked: true },
    parent_fabric_wwn: { doc: '', value: wwn, when: { '@type': ['fc_host'] }, unchecked: true },
    wwnn: { doc: '', value: wwn, required: true, when: { '@type': ['fc_host'] }, unchecked: true },
    wwpn: { doc: '', value: wwn, required: true, when: { '@type': ['fc_host'] }, unchecked: true },
  },
  children: {
    parentaddr: { spec: hostdevSourceAdapterParentaddr, when: { '@type': ['', 'scsi_host'] } },
  },
};

export const hostdevSourceAddress: ElementSpec = {
  doc: '',
  attributes: {
    bus: [
      { doc: '', value: twoDigits, required: true, when: { '../../@type': ['scsi'] }, enforced: true },
      { doc: '', value: usbNumber, required: true, when: { '../../@type': ['usb'] }, enforced: true },
      { doc: '', value: pciBus, when: { '../../@type': ['pci'] } },
    ],
    target: { doc: '', value: tenDigits, required: true, when: { '../../@type': ['scsi'] }, enforced: true },
    unit: { doc: '', value: twentyDigits, required: true, when: { '../../@type': ['scsi'] }, enforced: true },
    device: { doc: '', value: usbNumber, when: { '../../@type': ['usb'] } },
    port: { doc: '', value: usbPort, when: { '../../@type': ['usb'] }, unchecked: true },
    uuid: { doc: '', value: uuid, required: true, when: { '../../@type': ['mdev'] }, enforced: true },
    domain: { doc: '', value: uint32, when: { '../../@type': ['pci'] } },
    slot: { doc: '', value: pciSlot, when: { '../../@type': ['pci'] } },
    function: { doc: '', value: pciFunction, when: { '../../@type': ['pci'] } },
    multifunction: { doc: '', value: onOff, when: { '../../@type': ['pci'] }, unchecked: true },
  },
};

export const hostdevSource: ElementSpec = {
  doc: '',
  attributes: {
    protocol: { doc: '', value: oneOf({
      vhost: { doc: '', when: { '../@type': ['scsi_host'] } },
      adapter: { doc: '', when: { '../@type': ['scsi'] } },
      iscsi: { doc: '', when: { '../@type': ['scsi'] } },
    }), required: { '../@type': ['scsi_host'] }, when: { '../@type': ['scsi', 'scsi_host'] }, enforced: true },
    wwpn: { doc: '', value: naaWwpn, required: true, when: { '../@type': ['scsi_host'] }, enforced: true },
    name: { doc: '', value: anyText, required: true, when: { '@protocol': ['iscsi'] } },
    startupPolicy: { doc: '', value: oneOf({ mandatory: '', requisite: '', optional: '' }), when: { '../@type': ['pci', 'usb'] }, unchecked: true },
    guestReset: { doc: '', value: oneOf({ off: 'Switches it off.', uninitialized: '', on: 'Switches it on.' }), when: { '../@type': ['usb'] } },
    writeFiltering: { doc: '', value: yesNo, when: { '../@type': ['pci'] } },
  },
  children: {
    adapter: { spec: hostdevSourceAdapter, required: true, when: { '../@type': ['scsi'], '@protocol': ['', 'adapter'] }, enforced: true },
    address: { spec: hostdevSourceAddress, required: { '../@type': ['mdev', 'pci', 'scsi'] }, when: { '../@type': ['mdev', 'pci', 'scsi', 'usb'], '@protocol': ['', 'adapter'] } },
    auth: { spec: auth, when: { '@protocol': ['iscsi'] } },
    block: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    }, required: true, when: { '../@type': ['storage'] } },
    char: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    }, required: true, when: { '../@type': ['misc'] } },
    host: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: anyText, required: true },
        port: { doc: '', value: portNumber },
      },
    }, many: true, required: true, when: { '@protocol': ['iscsi'] }, enforced: true },
    initiator: { spec: diskSourceInitiator, when: { '@protocol': ['iscsi'] } },
    interface: { spec: {
      doc: '',
      text: { value: deviceName, unchecked: true },
    }, required: true, when: { '../@type': ['net'] }, enforced: true },
    product: { spec: hostdevSourceProduct, when: { '../@type': ['usb'] } },
    vendor: { spec: hostdevSourceVendor, when: { '../@type': ['usb'] } },
  },
};

export const hostdev: ElementSpec = {
  doc: '',
  attributes: {
    mode: { doc: '', value: oneOf({ subsystem: '', capabilities: '' }) },
    managed: { doc: '', value: yesNo, when: { '@mode': ['', 'subsystem'] }, unchecked: true },
    type: { doc: '', value: oneOf({
      pci: { doc: '', when: { '@mode': ['', 'subsystem'] } },
      usb: { doc: '', when: { '@mode': ['', 'subsystem'] } },
      scsi: { doc: '', when: { '@mode': ['', 'subsystem'] } },
      scsi_host: { doc: '', when: { '@mode': ['', 'subsystem'] } },
      mdev: { doc: '', when: { '@mode': ['', 'subsystem'] } },
      storage: { doc: '', when: { '@mode': ['capabilities'] } },
      misc: { doc: '', when: { '@mode': ['capabilities'] } },
      net: { doc: '', when: { '@mode': ['capabilities'] } },
    }), required: true, enforced: true },
    ramfb: { doc: '', value: onOff, when: { '@type': ['mdev', 'pci'] } },
    display: { doc: '', value: onOff, when: { '@type': ['mdev', 'pci'] } },
    sgio: { doc: '', value: oneOf({ filtered: '', unfiltered: '' }), when: { '@type': ['scsi'] }, unchecked: true },
    rawio: { doc: '', value: yesNo, when: { '@type': ['scsi'] }, unchecked: true },
    model: { doc: '', value: oneOf({
      virtio: { doc: '', when: { '@type': ['scsi_host'] } },
      'virtio-transitional': { doc: '', when: { '@type': ['scsi_host'] } },
      'virtio-non-transitional': { doc: '', when: { '@type': ['scsi_host'] } },
      'vfio-pci': { doc: '', when: { '@type': ['mdev'] } },
      'vfio-ccw': { doc: '', when: { '@type': ['mdev'] } },
      'vfio-ap': { doc: '', when: { '@type': ['mdev'] } },
    }), required: { '@type': ['mdev'] }, when: { '@type': ['mdev', 'scsi_host'] }, enforced: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    boot: { spec: boot },
    driver: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({ kvm: '', vfio: '', xen: '' }) },
        model: { doc: '', value: genericName, unchecked: true },
        iommufd: { doc: '', value: yesNo, unchecked: true },
      },
    }, when: { '@type': ['pci'] } },
    ip: { spec: ip, many: true, when: { '@type': ['net'] } },
    readonly: { spec: {
      doc: '',
    } },
    rom: { spec: rom },
    route: { spec: route, many: true, when: { '@type': ['net'] } },
    shareable: { spec: {
      doc: '',
    } },
    source: { spec: hostdevSource, required: true, enforced: true },
    teaming: { spec: teaming, when: { '@type': ['pci'] } },
  },
};
