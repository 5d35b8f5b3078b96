import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const vz = (devices: string): string => `<domain type='vz'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os><devices>${devices}</devices></domain>`;

export default defineRule({
  id: 'vz-disk-settings',
  profile: 'libvirt',
  severity: 'error',
  title: "A disk setting that Virtuozzo's driver does not take",
  why: "Its disks have no caching or discard policies of their own, one controller of each bus, and io='native' at most.",
  remedy: 'Remove the setting.',
  witness: [
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Only native iomode is supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Disk copy_on_read is not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Setting up disk discard parameter is not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Setting disk error policy is not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Setting up disk startup policy is not supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskAddressDriveUnsupportedParams', text: 'Invalid drive address of disk %1$s, vz driver supports only one controller.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskAddressDriveUnsupportedParams', text: 'Specified disk bus is not supported by vz driver.' },
  ],
  drivers: ['vz', 'parallels'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const driver = child(disk, 'driver');
    const io = attribute(driver, 'io');
    const bus = attribute(child(disk, 'target'), 'bus');
    const controller = attribute(child(disk, 'address'), 'controller');
    const found = ['copy_on_read', 'discard', 'error_policy', 'iothread', 'discard_no_unref'].map((name) => attribute(driver, name)).find((a) => a !== undefined) ?? (io && io.value !== 'native' ? io : attribute(child(disk, 'source'), 'startupPolicy'));
    if (bus && !['ide', 'sata', 'scsi'].includes(bus.value)) yield { at: bus, message: `${deviceName(disk)} is on the ${bus.value.slice(0, 40)} bus; Virtuozzo has ide, sata and scsi.` };
    else if (controller && controller.value !== '0') yield { at: controller, message: `${deviceName(disk)} is on controller ${controller.value.slice(0, 10)}; Virtuozzo has one of each bus.` };
    else if (found) yield { at: found, message: `${deviceName(disk)} sets ${found.name}, which Virtuozzo's driver does not take.`, fixes: [safeFix(`Remove ${found.name}`, removeAttribute(source, found))] };
  },
  bad: [
    vz("<disk type='file' device='disk'><driver «discard='unmap'»/><source file='/srv/a'/><target dev='sda' bus='sata'/></disk>"),
    vz("<disk type='file' device='disk'><source file='/srv/a'/><target dev='vda' «bus='virtio'»/></disk>"),
  ],
  good: [
    vz("<disk type='file' device='disk'><driver io='native'/><source file='/srv/a'/><target dev='sda' bus='sata'/></disk>"),
  ],
});
