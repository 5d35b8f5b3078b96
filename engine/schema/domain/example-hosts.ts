/** Small hosts that examples of several rules are judged by. */

/** A graphics card beside its sound function and the port above them, all in one IOMMU group, and a network card that is free for guests. */
export const exampleHost = {
  hostDevices: {
    pci: [
      { address: '0000:01:00.0', vendor: '0x10de', device: '0x1b80', class: '0x030000', driver: 'nouveau', iommuGroup: 1 },
      { address: '0000:01:00.1', vendor: '0x10de', device: '0x10f0', class: '0x040300', driver: 'snd_hda_intel', iommuGroup: 1 },
      { address: '0000:00:01.0', vendor: '0x8086', device: '0x1901', class: '0x060400', driver: 'pcieport', iommuGroup: 1 },
      { address: '0000:03:00.0', vendor: '0x8086', device: '0x1533', class: '0x020000', driver: 'vfio-pci', iommuGroup: 4 },
    ],
    usb: [], mediated: [],
  },
};
