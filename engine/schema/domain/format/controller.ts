import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, controllerDriverIothreads, virtioOptions } from './shared.ts';
import { diskSerial, onOff, oneOf, uint8, unit, unsignedInt, unsignedLong, usbPort } from './values.ts';

export const controllerDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
    queues: { doc: '', value: unsignedInt },
    cmd_per_lun: { doc: '', value: unsignedInt },
    max_sectors: { doc: '', value: unsignedInt },
    ioeventfd: { doc: '', value: onOff },
    iothread: { doc: '', value: unsignedInt },
  },
  children: {
    iothreads: { spec: controllerDriverIothreads },
  },
};

export const controllerTarget: ElementSpec = {
  doc: '',
  attributes: {
    chassisNr: { doc: '', value: uint8 },
    chassis: { doc: '', value: uint8 },
    port: { doc: '', value: uint8 },
    busNr: { doc: '', value: uint8 },
    index: { doc: '', value: uint8 },
    hotplug: { doc: '', value: onOff },
    memReserve: { doc: '', value: unsignedLong, unchecked: true },
  },
  children: {
    node: { spec: {
      doc: '',
      text: { value: unsignedInt, unchecked: 'empty' },
    } },
  },
};

export const controller: ElementSpec = {
  doc: '',
  attributes: {
    index: { doc: '', value: unsignedInt },
    type: { doc: '', value: oneOf({
      fdc: '',
      sata: '',
      ccid: '',
      scsi: '',
      usb: '',
      ide: '',
      isa: '',
      pci: '',
      'virtio-serial': '',
      xenbus: '',
      nvme: '',
    }), required: true },
    model: { doc: '', value: oneOf({
      auto: { doc: '', when: { '@type': ['scsi'] } },
      buslogic: { doc: '', when: { '@type': ['scsi'] } },
      lsilogic: { doc: '', when: { '@type': ['scsi'] } },
      lsisas1068: { doc: '', when: { '@type': ['scsi'] } },
      vmpvscsi: { doc: '', when: { '@type': ['scsi'] } },
      ibmvscsi: { doc: '', when: { '@type': ['scsi'] } },
      'virtio-scsi': { doc: '', when: { '@type': ['scsi'] } },
      lsisas1078: { doc: '', when: { '@type': ['scsi'] } },
      'virtio-transitional': { doc: '', when: { '@type': ['scsi', 'virtio-serial'] } },
      'virtio-non-transitional': { doc: '', when: { '@type': ['scsi', 'virtio-serial'] } },
      ncr53c90: { doc: '', when: { '@type': ['scsi'] } },
      dc390: { doc: '', when: { '@type': ['scsi'] } },
      am53c974: { doc: '', when: { '@type': ['scsi'] } },
      'piix3-uhci': { doc: '', when: { '@type': ['usb'] } },
      'piix4-uhci': { doc: '', when: { '@type': ['usb'] } },
      ehci: { doc: '', when: { '@type': ['usb'] } },
      'ich9-ehci1': { doc: '', when: { '@type': ['usb'] } },
      'ich9-uhci1': { doc: '', when: { '@type': ['usb'] } },
      'ich9-uhci2': { doc: '', when: { '@type': ['usb'] } },
      'ich9-uhci3': { doc: '', when: { '@type': ['usb'] } },
      'vt82c686b-uhci': { doc: '', when: { '@type': ['usb'] } },
      'pci-ohci': { doc: '', when: { '@type': ['usb'] } },
      'nec-xhci': { doc: '', when: { '@type': ['usb'] } },
      none: { doc: '', when: { '@type': ['usb'] } },
      qusb1: { doc: '', when: { '@type': ['usb'] } },
      qusb2: { doc: '', when: { '@type': ['usb'] } },
      'qemu-xhci': { doc: '', when: { '@type': ['usb'] } },
      piix3: { doc: '', when: { '@type': ['ide'] } },
      piix4: { doc: '', when: { '@type': ['ide'] } },
      ich6: { doc: '', when: { '@type': ['ide'] } },
      'pci-root': { doc: '', when: { '@type': ['pci'] } },
      'pcie-root': { doc: '', when: { '@type': ['pci'] } },
      'pci-bridge': { doc: '', when: { '@type': ['pci'] } },
      'dmi-to-pci-bridge': { doc: '', when: { '@type': ['pci'] } },
      'pcie-to-pci-bridge': { doc: '', when: { '@type': ['pci'] } },
      'pcie-root-port': { doc: '', when: { '@type': ['pci'] } },
      'pcie-switch-upstream-port': { doc: '', when: { '@type': ['pci'] } },
      'pcie-switch-downstream-port': { doc: '', when: { '@type': ['pci'] } },
      'pci-expander-bus': { doc: '', when: { '@type': ['pci'] } },
      'pcie-expander-bus': { doc: '', when: { '@type': ['pci'] } },
      virtio: { doc: '', when: { '@type': ['virtio-serial'] } },
    }), required: { '@type': ['pci'] }, when: { '@type': ['ide', 'pci', 'scsi', 'usb', 'virtio-serial'] } },
    ports: { doc: '', value: unsignedInt, when: { '@type': ['usb', 'virtio-serial'] } },
    vectors: { doc: '', value: unsignedInt, when: { '@type': ['virtio-serial'] } },
    maxGrantFrames: { doc: '', value: unsignedInt, when: { '@type': ['xenbus'] } },
    maxEventChannels: { doc: '', value: unsignedInt, when: { '@type': ['xenbus'] } },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: controllerDriver },
    master: { spec: {
      doc: '',
      attributes: {
        startport: { doc: '', value: usbPort, required: true },
      },
    }, when: { '@type': ['usb'] } },
    model: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({
            'spapr-pci-host-bridge': '',
            'pci-bridge': '',
            'i82801b11-bridge': '',
            'pcie-pci-bridge': '',
            ioh3420: '',
            'pcie-root-port': '',
            'x3130-upstream': '',
            'xio3130-downstream': '',
            pxb: '',
            'pxb-pcie': '',
          }), required: true },
      },
    }, when: { '@type': ['pci'] }, single: true },
    pcihole64: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    }, when: { '@model': ['pci-root', 'pcie-root'] } },
    serial: { spec: {
      doc: '',
      text: { value: diskSerial, unchecked: true },
    }, when: { '@type': ['nvme'] } },
    target: { spec: controllerTarget, when: { '@type': ['pci'] }, single: true },
  },
};
