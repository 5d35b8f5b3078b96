import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const lxc = (devices: string): string => `<domain type='lxc'><name>example</name><memory unit='MiB'>256</memory><os><type>exe</type><init>/sbin/init</init></os><devices><console type='pty'/>${devices}</devices></domain>`;

export default defineRule({
  id: 'lxc-image-driver',
  profile: 'libvirt',
  severity: 'error',
  title: 'An image that a container cannot attach',
  why: 'Image files come in through a loop device, which knows raw only, or through nbd, which wants the format named and knows no cache but none.',
  remedy: "Use a raw image, or name='nbd' with its format.",
  witness: [
    { source: 'libvirt 11.3.0 src/lxc/lxc_controller.c virLXCControllerSetupLoopDevices', text: 'disk format %1$s is not supported' },
    { source: 'libvirt 11.3.0 src/lxc/lxc_controller.c virLXCControllerSetupLoopDevices', text: 'Disk cache mode %1$s is not supported' },
    { source: 'libvirt 11.3.0 src/lxc/lxc_controller.c virLXCControllerSetupLoopDevices', text: 'disk driver %1$s is not supported' },
    { source: 'libvirt 11.3.0 src/lxc/lxc_controller.c virLXCControllerSetupLoopDevices', text: 'fs driver %1$s is not supported' },
  ],
  drivers: ['lxc'],
  visits: ['domain/devices/disk', 'domain/devices/filesystem'],
  *check(device) {
    const driver = child(device, 'driver');
    if (value(device, 'type') !== 'file' || !driver) return;
    const isDisk = device.name === 'disk';
    const name = attribute(driver, isDisk ? 'name' : 'type');
    const format = attribute(driver, isDisk ? 'type' : 'format');
    const cache = attribute(driver, 'cache');
    const isRaw = format === undefined || format.value === 'raw' || format.value === 'none';
    if (name && !['loop', 'nbd', 'default'].includes(name.value)) yield { at: name, message: `${deviceName(device)} uses the driver ${name.value.slice(0, 40)}; containers have loop and nbd.` };
    else if (name?.value === 'loop' && !isRaw) yield { at: format!, message: `${deviceName(device)} has the format ${format!.value.slice(0, 40)}, but a loop device knows raw only.` };
    else if (isDisk && (name?.value === 'nbd' || !isRaw) && cache && !['default', 'none'].includes(cache.value)) yield { at: cache, message: `${deviceName(device)} has the cache mode ${cache.value.slice(0, 40)}, which nbd does not have here.` };
  },
  bad: [
    lxc("<filesystem type='file'><driver type='loop' «format='qcow2'»/><source file='/srv/a.img'/><target dir='/'/></filesystem>"),
    lxc("<disk type='file' device='disk'><driver «name='qemu'»/><source file='/srv/a.img'/><target dev='sda'/></disk>"),
  ],
  good: [
    lxc("<filesystem type='file'><driver type='nbd' format='qcow2'/><source file='/srv/a.img'/><target dir='/'/></filesystem>"),
  ],
});
