import { diskDevice } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const vmware = (devices: string): string => `<domain type='vmware'><name>example</name><memory unit='MiB'>1024</memory><os><type arch='x86_64'>hvm</type></os><devices>${devices}</devices></domain>`;
const SUFFIX: Readonly<Record<string, string>> = { disk: '.vmdk', cdrom: '.iso' };

export default defineRule({
  id: 'vmware-disk',
  profile: 'libvirt',
  severity: 'error',
  title: "A disk that VMware's configuration cannot say",
  why: 'libvirt writes SCSI, IDE and floppy disks into a .vmx file: images ending in .vmdk, CD images ending in .iso, and block devices; cached as usual or writethrough.',
  remedy: "Use bus='scsi' or 'ide', type='file' or 'block', and the right file name.",
  witness: [
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXVerifyDiskAddress', text: "Unsupported bus type '%1$s'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatDisk', text: "%1$s %2$s '%3$s' has unsupported type '%4$s', expecting '%5$s' or '%6$s'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatDisk', text: "Image file for %1$s %2$s '%3$s' has unsupported suffix, expecting '%4$s'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatDisk', text: "%1$s harddisk '%2$s' has unsupported cache mode '%3$s'" },
  ],
  drivers: ['vmware'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const bus = attribute(child(disk, 'target'), 'bus');
    const type = attribute(disk, 'type');
    const file = attribute(child(disk, 'source'), 'file');
    const cache = attribute(child(disk, 'driver'), 'cache');
    const suffix = SUFFIX[diskDevice(disk)];
    // libvirt reads SATA disks out of a .vmx file, but writes none.
    if (bus && !['scsi', 'ide', 'fdc'].includes(bus.value)) yield { at: bus, message: `${deviceName(disk)} is on the ${bus.value.slice(0, 40)} bus; libvirt writes scsi, ide and fdc for VMware.`, ...(bus.value === 'sata' && { severity: 'warning' as const }) };
    else if (type && type.value !== 'file' && type.value !== 'block') yield { at: type, message: `${deviceName(disk)} is of type ${type.value.slice(0, 40)}; VMware has files and block devices.` };
    else if (file && suffix !== undefined && !file.value.toLowerCase().endsWith(suffix)) yield { at: file, message: `${deviceName(disk)} is a ${diskDevice(disk)} whose file must end in ${suffix}.` };
    else if (cache && bus?.value === 'scsi' && cache.value !== 'writethrough' && cache.value !== 'default') yield { at: cache, message: `${deviceName(disk)} has the cache mode ${cache.value.slice(0, 40)}; VMware has writethrough.` };
  },
  bad: [
    vmware("<disk type='file' device='disk'><source file='[ds] a/a.vmdk'/><target dev='vda' «bus='virtio'»/></disk>"),
    vmware("<disk type='file' device='disk'><source «file='[ds] a/a.qcow2'»/><target dev='sda' bus='scsi'/></disk>"),
  ],
  good: [
    vmware("<disk type='file' device='disk'><source file='[ds] a/a.vmdk'/><target dev='sda' bus='scsi'/></disk>"),
  ],
});
