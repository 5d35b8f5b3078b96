import type { HostDevices, HostMediatedDevice, HostPciDevice, HostScsiDevice, HostUsbDevice } from '../host-facts.ts';
import { known, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

const of = (bus: string, names: readonly string[]): string => names.map((name) => `${bus}/devices/*/${name}`).join(' ');

/** A few programs for all devices, however many there are: `FOLDER/ATTRIBUTE:VALUE`, and links as ls writes them. */
const LOOK = `cd /sys/bus || exit 0
grep -s -H . ${of('pci', ['vendor', 'device', 'class', 'numa_node', 'sriov_totalvfs', 'sriov_numvfs'])} ${of('usb', ['busnum', 'devnum', 'idVendor', 'idProduct', 'product'])} ${of('scsi', ['type', 'vendor', 'model'])} ${of('pci', ['mdev_supported_types/*/name', 'mdev_supported_types/*/available_instances', 'mdev_supported_types/*/device_api'])}
ls -l -d ${of('pci', ['driver', 'iommu_group', 'physfn'])} mdev/devices/* mdev/devices/*/mdev_type 2> /dev/null; :`;

const MAX_LINES = 40_000;
const MAX_DEVICES = 4000;
const MAX_NAME = 80;

type Attributes = ReadonlyMap<string, string>;

/** What is said of each device, by `bus/address`. Links are there by what they lead to, the mediated devices' own as `parent`. */
function readDevices(stdout: string): ReadonlyMap<string, Attributes> {
  const devices = new Map<string, Map<string, string>>();
  const learn = (device: string, name: string, value: string): void => {
    const found = devices.get(device);
    if (found) found.set(name, value);
    else if (devices.size < MAX_DEVICES) devices.set(device, new Map([[name, value]]));
  };
  for (const line of stdout.split('\n', MAX_LINES)) {
    const value = /^([a-z]{3,4})\/devices\/([^/\s]{1,64})\/([^:\s]{1,120}):(.{0,200})$/.exec(line);
    const link = value ? null : /\s([a-z]{3,4})\/devices\/([^/\s]{1,64})(?:\/(\w{1,20}))? -> (\S{1,500})$/.exec(line);
    if (value) learn(`${value[1]} ${value[2]}`, value[3]!, value[4]!.trim());
    else if (link) learn(`${link[1]} ${link[2]}`, link[3] ?? 'parent', link[4]!);
  }
  return devices;
}

const target = (link: string | undefined): string | undefined => link?.slice(link.lastIndexOf('/') + 1);
const hexadecimal = (text: string | undefined, digits: number): string | undefined => (text !== undefined && new RegExp(`^0x[\\da-f]{${digits}}$`).test(text) ? text : undefined);

type MdevType = NonNullable<HostPciDevice['mdevTypes']>[number];

function mdevTypes(attributes: Attributes): MdevType[] | undefined {
  const ids = new Set([...attributes.keys()].flatMap((name) => /^mdev_supported_types\/([^/]+)\//.exec(name)?.[1] ?? []));
  const of = (id: string, name: string): string | undefined => attributes.get(`mdev_supported_types/${id}/${name}`);
  return ids.size === 0 ? undefined : [...ids].map((id) => known<MdevType>({ id, name: of(id, 'name'), available: wholeNumber(of(id, 'available_instances')), api: of(id, 'device_api') }));
}

function toPci(address: string, attributes: Attributes): HostPciDevice[] {
  const [vendor, device, kind] = [hexadecimal(attributes.get('vendor'), 4), hexadecimal(attributes.get('device'), 4), hexadecimal(attributes.get('class'), 6)];
  if (!/^[\da-f]{4,8}:[\da-f]{2}:[\da-f]{2}\.[0-7]$/.test(address) || vendor === undefined || device === undefined || kind === undefined) return [];
  const total = wholeNumber(attributes.get('sriov_totalvfs'));
  return [known<HostPciDevice>({
    address, vendor, device, class: kind, driver: target(attributes.get('driver')), iommuGroup: wholeNumber(target(attributes.get('iommu_group'))),
    // -1 stands for none.
    numaNode: wholeNumber(attributes.get('numa_node')),
    bridge: kind.startsWith('0x0604') ? true : undefined, physicalFunction: target(attributes.get('physfn')),
    virtualFunctions: total === undefined ? undefined : { total, active: wholeNumber(attributes.get('sriov_numvfs')) ?? 0 },
    mdevTypes: mdevTypes(attributes),
  })];
}

function toUsb(_address: string, attributes: Attributes): HostUsbDevice[] {
  const [vendor, product] = ['idVendor', 'idProduct'].map((name) => hexadecimal(`0x${attributes.get(name)}`, 4));
  const [bus, device] = ['busnum', 'devnum'].map((name) => wholeNumber(attributes.get(name)));
  if (vendor === undefined || product === undefined || bus === undefined || device === undefined) return [];
  return [known<HostUsbDevice>({ bus, device, vendor, product, name: attributes.get('product')?.slice(0, MAX_NAME) || undefined })];
}

function toMediated(uuid: string, attributes: Attributes): HostMediatedDevice[] {
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(uuid)) return [];
  return [known<HostMediatedDevice>({ uuid, type: target(attributes.get('mdev_type')), parent: attributes.get('parent')?.split('/').at(-2) })];
}

function toScsi(address: string, attributes: Attributes): HostScsiDevice[] {
  if (!/^\d{1,5}(?::\d{1,20}){3}$/.test(address)) return [];
  return [known<HostScsiDevice>({ address, type: wholeNumber(attributes.get('type')), vendor: attributes.get('vendor'), model: attributes.get('model') })];
}

export default defineProbe({
  id: 'host-devices',
  title: 'PCI, USB, SCSI and mediated devices',
  why: 'To offer them where a virtual machine is given one, with the driver and the IOMMU group that they are in.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 1024 * 1024, seconds: 10 },
  quick: true,
  parse(stdout): { readonly hostDevices?: HostDevices } {
    const devices = [...readDevices(stdout)].sort(([a], [b]) => (a < b ? -1 : 1));
    const on = <T>(bus: string, make: (address: string, attributes: Attributes) => T[]): T[] =>
      devices.flatMap(([key, attributes]) => (key.startsWith(`${bus} `) ? make(key.slice(bus.length + 1), attributes) : []));
    const hostDevices = { pci: on('pci', toPci), usb: on('usb', toUsb), mediated: on('mdev', toMediated), scsi: on('scsi', toScsi) };
    return Object.values(hostDevices).some((found) => found.length > 0) ? { hostDevices } : {};
  },
  samples: [
    {
      stdout: `pci/devices/0000:00:02.0/vendor:0x8086
pci/devices/0000:3b:00.0/vendor:0x15b3
pci/devices/0000:3b:00.1/vendor:0x15b3
pci/devices/0000:00:02.0/device:0xa348
pci/devices/0000:3b:00.0/device:0x1017
pci/devices/0000:3b:00.1/device:0x1018
pci/devices/0000:00:02.0/class:0x030000
pci/devices/0000:3b:00.0/class:0x020000
pci/devices/0000:3b:00.1/class:0x020000
pci/devices/0000:00:02.0/numa_node:-1
pci/devices/0000:3b:00.0/numa_node:1
pci/devices/0000:3b:00.0/sriov_totalvfs:8
pci/devices/0000:3b:00.0/sriov_numvfs:1
usb/devices/1-2/busnum:1
usb/devices/usb2/busnum:2
usb/devices/1-2/devnum:2
usb/devices/usb2/devnum:1
usb/devices/1-2/idVendor:0951
usb/devices/usb2/idVendor:1d6b
usb/devices/1-2/idProduct:1666
usb/devices/usb2/idProduct:0003
usb/devices/1-2/product:DataTraveler: 3.0
scsi/devices/0:0:1:0/type:0
scsi/devices/0:0:1:0/vendor:ATA     
scsi/devices/0:0:1:0/model:ST2000NM0008-2F3
pci/devices/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_4/name:GVTg_V5_4
pci/devices/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_4/available_instances:1
pci/devices/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_4/device_api:vfio-pci
lrwxrwxrwx 1 root root 0 Mar  7 10:00 pci/devices/0000:00:02.0/driver -> ../../../bus/pci/drivers/i915
lrwxrwxrwx 1 root root 0 Mar  7 10:00 pci/devices/0000:00:02.0/iommu_group -> ../../../kernel/iommu_groups/14
lrwxrwxrwx 1 root root 0 Mar  7 10:00 pci/devices/0000:3b:00.1/physfn -> ../0000:3b:00.0
lrwxrwxrwx 1 root root 0 Mar  7 10:00 mdev/devices/4b20d080-1b54-4048-85b3-a6a62d165c01 -> ../../../devices/pci0000:00/0000:00:02.0/4b20d080-1b54-4048-85b3-a6a62d165c01
lrwxrwxrwx 1 root root 0 Mar  7 10:00 mdev/devices/4b20d080-1b54-4048-85b3-a6a62d165c01/mdev_type -> ../mdev_supported_types/i915-GVTg_V5_4
`,
      facts: {
        hostDevices: {
          pci: [
            {
              address: '0000:00:02.0', vendor: '0x8086', device: '0xa348', class: '0x030000', driver: 'i915', iommuGroup: 14,
              mdevTypes: [{ id: 'i915-GVTg_V5_4', name: 'GVTg_V5_4', available: 1, api: 'vfio-pci' }],
            },
            { address: '0000:3b:00.0', vendor: '0x15b3', device: '0x1017', class: '0x020000', numaNode: 1, virtualFunctions: { total: 8, active: 1 } },
            { address: '0000:3b:00.1', vendor: '0x15b3', device: '0x1018', class: '0x020000', physicalFunction: '0000:3b:00.0' },
          ],
          usb: [{ bus: 1, device: 2, vendor: '0x0951', product: '0x1666', name: 'DataTraveler: 3.0' }, { bus: 2, device: 1, vendor: '0x1d6b', product: '0x0003' }],
          mediated: [{ uuid: '4b20d080-1b54-4048-85b3-a6a62d165c01', type: 'i915-GVTg_V5_4', parent: '0000:00:02.0' }],
          scsi: [{ address: '0:0:1:0', type: 0, vendor: 'ATA', model: 'ST2000NM0008-2F3' }],
        },
      },
    },
    { stdout: '', facts: {} },
  ],
});
