import { diskType } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const xen = (devices: string): string => `<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type></os><devices>${devices}</devices></domain>`;
const RICH = ['raw', 'qcow', 'qcow2', 'qed', 'vhd', 'vpc'];
const FORMATS: Readonly<Record<string, readonly string[]>> = { tap: RICH, tap2: RICH, qemu: RICH, file: ['raw'], phy: ['raw'] };

export default defineRule({
  id: 'xen-disk-driver',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk driver and format that Xen does not join',
  why: 'phy and file take raw images; qemu and tap take raw, qcow, qcow2, qed and vhd; network disks are RBD through qemu.',
  remedy: "Use name='qemu' with the format of the image, or a raw image.",
  witness: [
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDisk', text: 'libxenlight does not support disk format %1$s with disk driver %2$s' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDisk', text: 'libxenlight does not support disk driver %1$s' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDisk', text: "only the 'qemu' driver can be used with network disks" },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeNetworkDiskSrcStr', text: "Unsupported network block protocol '%1$s'" },
  ],
  drivers: ['xen'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const name = attribute(child(disk, 'driver'), 'name');
    const format = attribute(child(disk, 'driver'), 'type');
    const protocol = attribute(child(disk, 'source'), 'protocol');
    if (diskType(disk) === 'network') {
      if (protocol && protocol.value !== 'rbd') yield { at: protocol, message: `${deviceName(disk)} is reached over ${protocol.value.slice(0, 40)}; Xen's driver knows rbd only.` };
      if (name && name.value !== 'qemu') yield { at: name, message: `${deviceName(disk)} is a network disk and needs the driver qemu.` };
      return;
    }
    if (!name) return;
    if (!Object.hasOwn(FORMATS, name.value)) yield { at: name, message: `${deviceName(disk)} uses the driver ${name.value.slice(0, 40)}, which Xen does not have.`, fixes: [offeredFix("Write name='qemu'", replace(name.valueSpan!, 'qemu'))] };
    else if (format && !FORMATS[name.value]!.includes(format.value)) yield { at: format, message: `${deviceName(disk)} has the format ${format.value.slice(0, 40)}, which the driver ${name.value} does not take.` };
  },
  bad: [
    xen("<disk type='file' device='disk'><driver name='file' «type='qcow2'»/><source file='/srv/a.img'/><target dev='xvda' bus='xen'/></disk>"),
    xen("<disk type='network' device='disk'><driver name='qemu' type='raw'/><source «protocol='nbd'» name='a'><host name='h'/></source><target dev='xvda' bus='xen'/></disk>"),
  ],
  good: [
    xen("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'/><target dev='xvda' bus='xen'/></disk>"),
  ],
});
