import { isAtLeast } from '../../core/version.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, text } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'filesystem-kind-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A file system of a container in a virtual machine',
  why: "QEMU shares directories: type='mount' with driver path, handle, virtiofs or mtp. Other types and drivers, and usage limits, are for containers.",
  remedy: "Use type='mount', and <driver type='virtiofs'/> or no driver.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'only supports mount filesystem type' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'Filesystem driver type not supported' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'filesystem usage limits are not supported with QEMU' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/filesystem'],
  *check(filesystem, { text: source, target }) {
    const type = attribute(filesystem, 'type');
    const driver = attribute(child(filesystem, 'driver'), 'type');
    const limit = ['space_hard_limit', 'space_soft_limit'].map((name) => child(filesystem, name)).find((e) => e && text(e) !== '0');
    if (type && type.value !== 'mount') yield { at: type, message: `${deviceName(filesystem)} is of type ${type.value.slice(0, 40)}; QEMU shares directories only (type='mount').` };
    else if (driver && ['loop', 'nbd', 'ploop'].includes(driver.value)) yield { at: driver, message: `${deviceName(filesystem)} uses the driver ${driver.value}, which is for containers.` };
    // QEMU lost it with 4.0, libvirt in the 12 series.
    else if (driver?.value === 'handle' && isAtLeast(target.libvirt, '12.8.0')) yield { at: driver, message: `${deviceName(filesystem)} uses the driver handle, which is gone from QEMU.`, fixes: [offeredFix("Write type='path'", replace(driver.valueSpan!, 'path'))] };
    else if (limit) yield { at: limit, message: `${deviceName(filesystem)} has a usage limit, which is for containers.`, fixes: [safeFix(`Remove <${limit.name}>`, removeElement(source, limit))] };
  },
  bad: [
    "<filesystem «type='block'»><source dev='/dev/vg/a'/><target dir='a'/></filesystem>",
    "<filesystem type='mount'><driver «type='loop'»/><source dir='/srv/a'/><target dir='a'/></filesystem>",
    "<filesystem type='mount'><source dir='/srv/a'/><target dir='a'/>«<space_hard_limit unit='MiB'>»5</space_hard_limit></filesystem>",
    { xml: "<filesystem type='mount' accessmode='passthrough'><driver «type='handle'»/><source dir='/srv/a'/><target dir='a'/></filesystem>", target: { libvirt: '12.8.0' } },
  ],
  good: [
    "<filesystem type='mount' accessmode='mapped'><source dir='/srv/a'/><target dir='a'/></filesystem>",
  ],
});
