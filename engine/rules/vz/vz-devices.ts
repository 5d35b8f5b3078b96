import { deviceName } from '../../schema/read.ts';
import { attribute, child, children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const vz = (devices: string): string => `<domain type='vz'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os><devices>${devices}</devices></domain>`;
const NONE = ['sound', 'hostdev', 'redirdev', 'smartcard', 'parallel', 'channel', 'lease', 'hub'];
const DISK_PARTS = ['wwn', 'vendor', 'product', 'iotune', 'transient', 'blockio'];

export default defineRule({
  id: 'vz-devices',
  profile: 'libvirt',
  severity: 'error',
  title: "A device that Virtuozzo's driver does not take",
  why: 'It knows hard disks and CD drives on files and block devices, one VGA adapter, VNC, networks; no sound, host devices, channels, hubs, smartcards or parallel ports.',
  remedy: 'Remove the device or setting.',
  witness: [
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckUnsupportedParams', text: 'changing devices parameters is not supported by vz driver' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckVideoUnsupportedParams', text: 'vz driver supports only VGA video adapters.' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckVideoUnsupportedParams', text: 'vz driver supports only one video adapter.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckUnsupportedGraphics', text: 'vz driver supports only VNC graphics.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Only hard disks and cdroms are supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Only disk and block storage types are supported by vz driver.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Setting disk io limits is not supported by vz driver yet.' },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckDiskUnsupportedParams', text: 'Setting disk wwn id is not supported by vz driver.' },
  ],
  drivers: ['vz', 'parallels'],
  visits: ['domain/devices'],
  *check(devices) {
    for (const device of children(devices).filter((d) => NONE.includes(d.name))) yield { at: device, message: `Virtuozzo's driver takes no ${device.name}.` };
    for (const disk of children(devices, 'disk')) {
      const kind = attribute(disk, 'device');
      const type = attribute(disk, 'type');
      const part = DISK_PARTS.map((name) => child(disk, name)).find((e) => e !== undefined);
      if (kind && !['disk', 'cdrom'].includes(kind.value)) yield { at: kind, message: `${deviceName(disk)} is a ${kind.value.slice(0, 40)}; Virtuozzo has hard disks and CD drives.` };
      else if (type && !['file', 'block'].includes(type.value)) yield { at: type, message: `${deviceName(disk)} is of type ${type.value.slice(0, 40)}; Virtuozzo takes files and block devices.` };
      else if (part) yield { at: part, message: `${deviceName(disk)} sets <${part.name}>, which Virtuozzo's driver does not take.` };
    }
    const videos = children(devices, 'video');
    for (const extra of videos.slice(1)) yield { at: extra, message: 'Virtuozzo has one video adapter.' };
    const model = attribute(child(videos[0], 'model'), 'type');
    if (model && model.value !== 'vga') yield { at: model, message: `Virtuozzo has no video adapter ${model.value.slice(0, 40)}, only vga.` };
    for (const graphics of children(devices, 'graphics')) {
      const type = attribute(graphics, 'type');
      if (type && type.value !== 'vnc') yield { at: type, message: `Virtuozzo has no ${type.value.slice(0, 40)} graphics, only VNC.` };
    }
  },
  bad: [
    vz("«<sound model='ich6'/>»"),
    vz("<video><model «type='virtio'»/></video>"),
    vz("<disk «type='network'» device='disk'><source protocol='nbd' name='a'><host name='h'/></source><target dev='sda' bus='sata'/></disk>"),
  ],
  good: [
    vz("<disk type='file' device='disk'><source file='/srv/a'/><target dev='sda' bus='sata'/></disk><video><model type='vga'/></video><graphics type='vnc' autoport='yes'/>"),
  ],
});
