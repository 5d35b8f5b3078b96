import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'virtiofs-unsupported-setting',
  profile: 'libvirt',
  severity: 'error',
  title: 'A setting that virtiofs does not have',
  why: 'virtiofs passes access through as it is; accessmode, wrpolicy, model, format, multidevs, fmode and dmode belong to 9p.',
  remedy: "Remove the setting (accessmode may be 'passthrough').",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'virtiofs only supports passthrough accessmode' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'virtiofs does not support wrpolicy' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'virtiofs does not support model' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'virtiofs does not support format' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'virtiofs does not support multidevs' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'virtiofs does not support fmode and dmode' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/filesystem'],
  *check(filesystem, { text: source }) {
    const driver = child(filesystem, 'driver');
    if (value(driver, 'type') !== 'virtiofs') return;
    const bySocket = value(child(filesystem, 'source'), 'socket') !== undefined;
    const mode = attribute(filesystem, 'accessmode');
    if (mode && mode.value !== 'passthrough' && !bySocket) yield { at: mode, message: `${deviceName(filesystem)} is virtiofs, which knows no accessmode ${mode.value.slice(0, 40)}.`, fixes: [safeFix("Write accessmode='passthrough'", replace(mode.valueSpan!, 'passthrough'))] };
    const found = [...['model', 'multidevs'].map((name) => attribute(filesystem, name)), ...(bySocket ? ['format'] : ['wrpolicy', 'format']).map((name) => attribute(driver, name))];
    for (const setting of found) {
      if (setting && setting.value !== 'default' && setting.value !== 'none') yield { at: setting, message: `${deviceName(filesystem)} is virtiofs, which has no ${setting.name}.`, fixes: [safeFix(`Remove ${setting.name}`, removeAttribute(source, setting))] };
    }
  },
  bad: [
    "<filesystem type='mount' «accessmode='mapped'»><driver type='virtiofs'/><source dir='/srv/a'/><target dir='a'/></filesystem>",
    "<filesystem type='mount' accessmode='passthrough' «multidevs='remap'»><driver type='virtiofs'/><source dir='/srv/a'/><target dir='a'/></filesystem>",
    "<filesystem type='mount' accessmode='passthrough'><driver type='virtiofs' «wrpolicy='immediate'»/><source dir='/srv/a'/><target dir='a'/></filesystem>",
  ],
  good: [
    guestOf('x86_64', 'q35', "<memoryBacking><access mode='shared'/></memoryBacking><devices><filesystem type='mount' accessmode='passthrough'><driver type='virtiofs' queue='1024'/><source dir='/srv/a'/><target dir='a'/></filesystem></devices>"),
  ],
});
