import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, safeFix } from '../rule.ts';

const BUSES: Readonly<Record<string, readonly string[]>> = { wwn: ['ide', 'scsi'], vendor: ['scsi'], product: ['ide', 'sata', 'scsi'] };
const NOT_ON_SD = ['serial'];

export default defineRule({
  id: 'disk-bus-only-settings',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk setting that the bus does not have',
  why: 'wwn exists on IDE and SCSI, vendor on SCSI, product on IDE, SATA and SCSI, rotation_rate on IDE, SATA and SCSI; libvirt refuses them elsewhere.',
  remedy: 'Remove the setting, or put the disk on a bus that has it.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'Only ide and scsi disk support wwn' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "Only scsi disk supports 'vendor'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "Only ide, sata and scsi disk supports 'product'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'rotation rate is only valid for SCSI/IDE/SATA bus' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "Serial property not supported for drive bus '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskBlkdeviotune', text: "<iotune> is not supported with bus='sd'" },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'Only scsi disk supports vendor and product' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const bus = diskBus(disk);
    if (bus === undefined) return;
    for (const [name, buses] of Object.entries(BUSES)) {
      const found = child(disk, name);
      if (found && !buses.includes(bus)) yield { at: found, message: `${deviceName(disk)} has <${name}>, which the ${bus} bus does not have; ${buses.join(', ')} ${buses.length > 1 ? 'do' : 'does'}.`, fixes: [offeredFix(`Remove <${name}>`, removeElement(source, found))] };
    }
    const rate = attribute(child(disk, 'target'), 'rotation_rate');
    if (rate && !['ide', 'sata', 'scsi'].includes(bus)) yield { at: rate, message: `${deviceName(disk)} has a rotation rate, which the ${bus} bus does not tell the guest.`, fixes: [safeFix('Remove rotation_rate', removeAttribute(source, rate))] };
    for (const name of bus === 'sd' ? NOT_ON_SD : []) {
      const found = child(disk, name);
      if (found) yield { at: found, message: `${deviceName(disk)} has <${name}>, which an SD card does not have.` };
    }
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/>«<wwn>»5000c50015ea71ad</wwn></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio' «rotation_rate='7200'»/></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='sata'/>«<vendor>»ACME</vendor></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='sd'/>«<serial>»X1</serial></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi' rotation_rate='1'/><wwn>5000c50015ea71ad</wwn><vendor>ACME</vendor><product>D1</product></disk>",
  ],
});
