import type { HostDevices, HostMediatedDevice, HostPciDevice, HostUsbDevice } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** One line a device; what the kernel does not say is a hyphen. The name of a USB device is its own word and comes last. */
const LOOK = `for d in /sys/bus/pci/devices/*; do
[ -r "$d/vendor" ] || continue
read -r v < "$d/vendor"; read -r p < "$d/device"; read -r c < "$d/class"
r=$(readlink "$d/driver"); g=$(readlink "$d/iommu_group"); r=\${r##*/}; g=\${g##*/}
echo "pci \${d##*/} $v $p $c \${r:--} \${g:--}"
done
for d in /sys/bus/usb/devices/*; do
[ -r "$d/idVendor" ] || continue
read -r b < "$d/busnum"; read -r n < "$d/devnum"; read -r v < "$d/idVendor"; read -r p < "$d/idProduct"
t=; [ -r "$d/product" ] && read -r t < "$d/product"
echo "usb $b $n $v $p $t"
done
for d in /sys/bus/mdev/devices/*; do
[ -e "$d" ] || continue
t=$(readlink "$d/mdev_type")
echo "mdev \${d##*/} \${t##*/}"
done`;

const MAX_DEVICES = 1000;
const MAX_NAME = 80;
const absent = (word: string): string | undefined => (word === '-' || word === '' ? undefined : word);

function readPci(line: string): HostPciDevice[] {
  const match = /^pci ([\da-f]{4,8}:[\da-f]{2}:[\da-f]{2}\.[0-7]) (0x[\da-f]{4}) (0x[\da-f]{4}) (0x[\da-f]{6}) ([\w-]{1,64}) (\d{1,6}|-)$/.exec(line);
  if (!match) return [];
  const [, address, vendor, device, kind, driver, group] = match as unknown as string[];
  const iommuGroup = absent(group!);
  return [known<HostPciDevice>({ address: address!, vendor: vendor!, device: device!, class: kind!, driver: absent(driver!), iommuGroup: iommuGroup === undefined ? undefined : Number(iommuGroup) })];
}

function readUsb(line: string): HostUsbDevice[] {
  const match = /^usb (\d{1,4}) (\d{1,4}) ([\da-f]{4}) ([\da-f]{4})(?: (.*))?$/s.exec(line);
  if (!match) return [];
  return [known<HostUsbDevice>({ bus: Number(match[1]), device: Number(match[2]), vendor: `0x${match[3]!}`, product: `0x${match[4]!}`, name: absent((match[5] ?? '').trim().slice(0, MAX_NAME)) })];
}

function readMediated(line: string): HostMediatedDevice[] {
  const match = /^mdev ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}) ([\w.-]{0,100})$/.exec(line);
  return match ? [known<HostMediatedDevice>({ uuid: match[1]!, type: absent(match[2]!) })] : [];
}

export default defineProbe({
  id: 'host-devices',
  title: 'PCI, USB and mediated devices',
  why: 'To offer them where a virtual machine is given one, with the driver and the IOMMU group that they are in.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 256 * 1024, seconds: 10 },
  parse(stdout): { readonly hostDevices?: HostDevices } {
    const lines = stdout.split('\n').slice(0, MAX_DEVICES);
    const hostDevices = { pci: lines.flatMap(readPci), usb: lines.flatMap(readUsb), mediated: lines.flatMap(readMediated) };
    return Object.values(hostDevices).some((found) => found.length > 0) ? { hostDevices } : {};
  },
  samples: [
    {
      stdout: `pci 0000:00:1f.3 0x8086 0xa348 0x040300 snd_hda_intel 14
pci 0000:3b:00.0 0x15b3 0x1017 0x020000 - -
usb 1 2 0951 1666 DataTraveler 3.0
usb 2 1 1d6b 0003 
mdev 4b20d080-1b54-4048-85b3-a6a62d165c01 i915-GVTg_V5_4
`,
      facts: {
        hostDevices: {
          pci: [
            { address: '0000:00:1f.3', vendor: '0x8086', device: '0xa348', class: '0x040300', driver: 'snd_hda_intel', iommuGroup: 14 },
            { address: '0000:3b:00.0', vendor: '0x15b3', device: '0x1017', class: '0x020000' },
          ],
          usb: [{ bus: 1, device: 2, vendor: '0x0951', product: '0x1666', name: 'DataTraveler 3.0' }, { bus: 2, device: 1, vendor: '0x1d6b', product: '0x0003' }],
          mediated: [{ uuid: '4b20d080-1b54-4048-85b3-a6a62d165c01', type: 'i915-GVTg_V5_4' }],
        },
      },
    },
    { stdout: '', facts: {} },
  ],
});
