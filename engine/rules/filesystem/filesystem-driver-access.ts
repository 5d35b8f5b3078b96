import { deviceName } from '../../schema/read.ts';
import { attribute, child, descend, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'filesystem-driver-access',
  profile: 'libvirt',
  severity: 'error',
  title: 'An access mode that the file system driver does not have',
  why: 'The handle and mtp drivers pass access through; the sandbox belongs to virtiofsd.',
  remedy: "Write accessmode='passthrough', or change the driver.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'only supports passthrough accessmode' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'mtp only supports passthrough accessmode' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'sandbox can only be used with driver=virtiofs' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/filesystem'],
  *check(filesystem, { text: source }) {
    const driver = value(child(filesystem, 'driver'), 'type') ?? '';
    const mode = attribute(filesystem, 'accessmode');
    const sandbox = descend(filesystem, 'binary', 'sandbox');
    if (['handle', 'mtp'].includes(driver) && mode && mode.value !== 'passthrough') yield { at: mode, message: `${deviceName(filesystem)} uses the driver ${driver}, which only passes access through.`, fixes: [safeFix("Write accessmode='passthrough'", replace(mode.valueSpan!, 'passthrough'))] };
    else if (driver !== 'virtiofs' && sandbox) yield { at: sandbox, message: `${deviceName(filesystem)} sets a sandbox, which only virtiofs has.`, fixes: [safeFix('Remove <sandbox>', removeElement(source, sandbox))] };
  },
  bad: [
    "<filesystem type='mount' «accessmode='mapped'»><driver type='handle'/><source dir='/srv/a'/><target dir='a'/></filesystem>",
  ],
  good: [
    "<filesystem type='mount' accessmode='passthrough'><driver type='handle'/><source dir='/srv/a'/><target dir='a'/></filesystem>",
  ],
});
