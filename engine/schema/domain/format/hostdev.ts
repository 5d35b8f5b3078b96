import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, boot, ip, product, rom, route, teaming, vendor } from './shared.ts';
import { auth, initiator, startupPolicy } from './storage-source.ts';
import { absFilePath, anyText, deviceName, genericName, naaWwpn, onOff, oneOf, pciBus, pciFunction, pciSlot, portNumber, positiveInteger, tenDigits, twentyDigits, scsiBus, uint32, usbNumber, usbPort, uuid, wwn, yesNo } from './values.ts';

const hostdevSourceAdapterParentaddrAddress: ElementSpec = {
  doc: 'The PCI address of the card.',
  attributes: {
    domain: { doc: 'The PCI domain of the HBA on the host.', value: uint32, unchecked: true },
    bus: { doc: 'The PCI bus of the card.', value: pciBus, unchecked: true },
    slot: { doc: 'The slot of the HBA on the host\'s bus.', value: pciSlot, unchecked: true },
    function: { doc: 'The function of the HBA on the host.', value: pciFunction, unchecked: true },
    multifunction: { doc: 'Whether other functions of this slot are in use as well; has to be on at function 0 then.', value: onOff, since: '0.9.7', default: 'off' },
  },
};

const hostdevSourceAdapterParentaddr: ElementSpec = {
  doc: 'The adapter by its place on the PCI bus.',
  attributes: {
    unique_id: { doc: 'The adapter\'s unique_id in sysfs, where a card has several.', value: positiveInteger, unchecked: true },
  },
  children: {
    address: { spec: hostdevSourceAdapterParentaddrAddress, required: true },
  },
};

const hostdevSourceAdapter: ElementSpec = {
  doc: 'The SCSI adapter of the host that the device is on.',
  attributes: {
    type: { doc: 'The kind of adapter.', value: oneOf({ scsi_host: 'A plain SCSI adapter.', fc_host: 'A virtual Fibre Channel adapter.' }), unchecked: true },
    name: { doc: 'The adapter\'s name, such as scsi_host0.', value: anyText, when: { '@type': ['', 'scsi_host'] } },
    parent: { doc: 'The name of the real Fibre Channel adapter.', value: anyText, when: { '@type': ['fc_host'] } },
    managed: { doc: 'Whether libvirt removes the virtual adapter in the end.', value: yesNo, when: { '@type': ['fc_host'] }, unchecked: true },
    parent_wwnn: { doc: 'The node name of the real adapter.', value: wwn, when: { '@type': ['fc_host'] }, unchecked: true },
    parent_wwpn: { doc: 'The port name of the real adapter.', value: wwn, when: { '@type': ['fc_host'] }, unchecked: true },
    parent_fabric_wwn: { doc: 'The fabric\'s name, by which the real adapter is found.', value: wwn, when: { '@type': ['fc_host'] }, unchecked: true },
    wwnn: { doc: 'The node name of the virtual adapter.', value: wwn, required: true, when: { '@type': ['fc_host'] }, unchecked: true },
    wwpn: { doc: 'The port name of the virtual adapter.', value: wwn, required: true, when: { '@type': ['fc_host'] }, unchecked: true },
  },
  children: {
    parentaddr: { spec: hostdevSourceAdapterParentaddr, when: { '@type': ['', 'scsi_host'] } },
  },
  constraints: [
    { kind: 'exclusive', of: ['@name', 'parentaddr'] },
    { kind: 'one-of', of: ['@name', 'parentaddr'], when: { '@type': ['scsi_host', ''] } },
  ],
};

const hostdevSourceAddress: ElementSpec = {
  doc: 'The device\'s address on the host, as lspci, lsusb or lsscsi show it.',
  attributes: {
    bus: [
      { doc: 'The bus: for pci the index of the pci controller whose bus it is, for usb that of the usb controller.', value: scsiBus, required: true, when: { '../../@type': ['scsi'] }, enforced: true },
      { doc: 'The device\'s bus on the host.', value: usbNumber, required: true, when: { '../../@type': ['usb'] }, enforced: true },
      { doc: 'The device\'s bus on the host.', value: pciBus, when: { '../../@type': ['pci'] } },
    ],
    target: { doc: 'The target\'s number on the host\'s SCSI bus.', value: tenDigits, required: true, when: { '../../@type': ['scsi'] }, enforced: true },
    unit: { doc: 'The LUN\'s number.', value: twentyDigits, required: true, when: { '../../@type': ['scsi'] }, enforced: true },
    device: { doc: 'The device\'s number on the host\'s USB bus; it changes whenever the device is plugged in.', value: usbNumber, when: { '../../@type': ['usb'] } },
    port: { doc: 'The device\'s port on the host\'s USB bus, such as 1.2.', value: usbPort, when: { '../../@type': ['usb'] }, unchecked: true },
    uuid: { doc: 'The UUID of the mediated device.', value: uuid, required: true, when: { '../../@type': ['mdev'] }, enforced: true },
    domain: { doc: 'The PCI domain on the host; 0x0000 on most machines.', value: uint32, when: { '../../@type': ['pci'] } },
    slot: { doc: 'The device\'s slot on the host\'s bus.', value: pciSlot, when: { '../../@type': ['pci'] } },
    function: { doc: 'The device\'s function on the host, 0 to 7.', value: pciFunction, when: { '../../@type': ['pci'] } },
    multifunction: { doc: 'Whether other functions of this slot are in use as well; has to be on at function 0 then.', value: onOff, since: '0.9.7', when: { '../../@type': ['pci'] }, default: 'off' },
  },
  constraints: [
    { kind: 'exclusive', of: ['@device', '@port'] },
  ],
};

const hostdevSource: ElementSpec = {
  doc: 'Which device of the host it is.',
  attributes: {
    protocol: { doc: 'How a SCSI device is reached.', value: oneOf({
      adapter: { doc: 'By a SCSI adapter of the host; the default.', when: { '../@type': ['scsi'] } },
      iscsi: { doc: 'By QEMU\'s own iSCSI initiator.', since: '1.2.8', when: { '../@type': ['scsi'] } },
      vhost: { doc: 'By vhost-scsi in the kernel.', since: '2.5.0', when: { '../@type': ['scsi_host'] } },
    }), required: { '../@type': ['scsi_host'] }, when: { '../@type': ['scsi', 'scsi_host'] }, enforced: true },
    wwpn: { doc: 'The world wide port name of the vhost-scsi target: naa. and 16 digits.', value: naaWwpn, required: true, when: { '../@type': ['scsi_host'] }, enforced: true },
    name: { doc: 'The iSCSI target and LUN as IQN/LUN.', value: anyText, required: true, when: { '@protocol': ['iscsi'] } },
    startupPolicy: { doc: 'What happens when the USB device is not there.', value: startupPolicy, since: '1.0.0', when: { '../@type': ['pci', 'usb'] }, default: 'mandatory' },
    guestReset: { doc: 'Whether the guest may reset a USB device.', value: oneOf({
      off: 'The guest\'s resets never reach the device.',
      uninitialized: 'Only before the host has seen its configuration, which some devices need.',
      on: 'The guest\'s resets always reach the device.',
    }), since: '8.6.0', when: { '../@type': ['usb'] } },
    writeFiltering: { doc: 'Whether Xen filters writes to the PCI configuration space.', value: yesNo, since: '6.8.0', when: { '../@type': ['pci'] } },
  },
  children: {
    adapter: { spec: hostdevSourceAdapter, required: true, when: { '../@type': ['scsi'], '@protocol': ['', 'adapter'] }, enforced: true },
    address: { spec: hostdevSourceAddress, required: { '../@type': ['mdev', 'pci', 'scsi'] }, when: { '../@type': ['mdev', 'pci', 'scsi', 'usb'], '@protocol': ['', 'adapter'] } },
    auth: { spec: auth, when: { '@protocol': ['iscsi'] } },
    block: { spec: {
      doc: 'The path of the block device on the host.',
      text: { value: absFilePath, unchecked: true },
    }, required: true, when: { '../@type': ['storage'] } },
    char: { spec: {
      doc: 'The path of the character device on the host.',
      text: { value: absFilePath, unchecked: true },
    }, required: true, when: { '../@type': ['misc'] } },
    host: { spec: {
      doc: 'The iSCSI server.',
      attributes: {
        name: { doc: 'The server\'s name or address.', value: anyText, required: true },
        port: { doc: 'The server\'s port; 3260 when missing.', value: portNumber },
      },
    }, many: true, required: true, when: { '@protocol': ['iscsi'] }, enforced: true },
    initiator: { spec: initiator, when: { '@protocol': ['iscsi'] } },
    interface: { spec: {
      doc: 'The name of the interface on the host.',
      text: { value: deviceName, unchecked: true },
    }, required: true, when: { '../@type': ['net'] }, enforced: true },
    product: { spec: product, when: { '../@type': ['usb'] } },
    vendor: { spec: vendor, when: { '../@type': ['usb'] } },
  },
  constraints: [
    { kind: 'together', of: ['vendor', 'product'] },
    { kind: 'one-of', of: ['vendor', 'address'], when: { '../@type': ['usb'] } },
  ],
};

export const hostdev: ElementSpec = {
  doc: 'A device of the host handed to the guest.',
  since: '0.4.4',
  manual: 'host-device-assignment',
  attributes: {
    mode: { doc: 'Whether a whole device is given away or only access to a node.', value: oneOf({
      subsystem: 'The device itself, by its bus.',
      capabilities: { doc: 'A node or interface of the host, for containers.', since: '1.0.2' },
    }), default: 'subsystem' },
    managed: { doc: 'Whether libvirt takes a PCI device from its host driver and gives it back; with no, that is your job.', value: yesNo, when: { '@mode': ['', 'subsystem'] }, unchecked: true },
    type: { doc: 'The kind of device.', value: oneOf({
      pci: { doc: 'A PCI device, through VFIO; the host needs an IOMMU.', when: { '@mode': ['', 'subsystem'] } },
      usb: { doc: 'A USB device of the host, by vendor and product or by its place on the bus.', when: { '@mode': ['', 'subsystem'] } },
      scsi: { doc: 'One SCSI LUN.', since: '1.0.6', when: { '@mode': ['', 'subsystem'] } },
      scsi_host: { doc: 'All LUNs of a vhost-scsi target.', since: '2.5.0', when: { '@mode': ['', 'subsystem'] } },
      mdev: { doc: 'A mediated device, such as a virtual GPU.', since: '3.2.0', when: { '@mode': ['', 'subsystem'] } },
      storage: { doc: 'A block device, for containers.', when: { '@mode': ['capabilities'] } },
      misc: { doc: 'A character device, for containers.', when: { '@mode': ['capabilities'] } },
      net: { doc: 'A network interface of the host, for containers.', when: { '@mode': ['capabilities'] } },
    }), required: true, enforced: true },
    ramfb: { doc: 'Whether a virtual GPU shows a picture before its driver is loaded.', value: onOff, since: '5.10.0', when: { '@type': ['mdev', 'pci'] } },
    display: { doc: 'Whether a virtual GPU\'s picture is shown in the guest\'s graphics.', value: onOff, since: '4.6.0', when: { '@type': ['mdev', 'pci'] } },
    sgio: { doc: 'Whether the kernel filters the guest\'s SCSI commands. No hypervisor supports it any more.', value: oneOf({
      filtered: 'Only harmless SCSI commands reach the device.',
      unfiltered: 'Every SCSI command reaches the device.',
    }), since: '1.0.2', when: { '@type': ['scsi'] }, unchecked: true },
    rawio: { doc: 'Whether QEMU keeps CAP_SYS_RAWIO, so that the guest can send any SCSI command.', value: yesNo, since: '1.2.9', when: { '@type': ['scsi'] } },
    model: { doc: 'How the guest sees a mediated device or vhost-scsi target.', value: oneOf({
      virtio: { doc: 'Transitional on a conventional PCI bus, modern on PCI Express.', when: { '@type': ['scsi_host'] } },
      'virtio-transitional': { doc: 'Works with old guests too; needs a conventional PCI slot.', since: '5.2.0', when: { '@type': ['scsi_host'] } },
      'virtio-non-transitional': { doc: 'Modern virtio 1.0 only, for PCI Express slots; old guests do not find it.', since: '5.2.0', when: { '@type': ['scsi_host'] } },
      'vfio-pci': { doc: 'The guest sees a PCI device, as for virtual GPUs.', when: { '@type': ['mdev'] } },
      'vfio-ccw': { doc: 'A channel device of s390.', since: '4.4.0', when: { '@type': ['mdev'] } },
      'vfio-ap': { doc: 'Cryptographic adapters of s390.', since: '4.9.0', when: { '@type': ['mdev'] } },
    }), since: '3.2.0', required: { '@type': ['mdev'] }, when: { '@type': ['mdev', 'scsi_host'] }, enforced: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    boot: { spec: boot },
    driver: { spec: {
      doc: 'How the device is handed over.',
      attributes: {
        name: { doc: 'The mechanism; found out by libvirt when missing.', value: oneOf({
            kvm: 'KVM\'s old assignment; gone from Linux with 4.12.',
            vfio: 'VFIO, the only one with QEMU today.',
            xen: 'Xen\'s pciback, for domains of type xen.',
          }) },
        model: { doc: 'The VFIO driver module for the device, such as mlx5_vfio_pci.', value: genericName, since: '10.0.0', unchecked: true },
        iommufd: { doc: 'Whether the device is handed over through iommufd.', value: yesNo, since: '12.1.0', unchecked: true },
      },
    }, when: { '@type': ['pci'] } },
    ip: { spec: ip, many: true, when: { '@type': ['net'] } },
    readonly: { spec: {
      doc: 'The guest cannot write to the SCSI device.',
      since: '1.0.6',
    } },
    rom: { spec: rom },
    route: { spec: route, many: true, when: { '@type': ['net'] } },
    shareable: { spec: {
      doc: 'Several guests use the SCSI device at once.',
      since: '1.0.6',
    } },
    source: { spec: hostdevSource, required: true, enforced: true },
    teaming: { spec: teaming, when: { '@type': ['pci'] } },
  },
};
