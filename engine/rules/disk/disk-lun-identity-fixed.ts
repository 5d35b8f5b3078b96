import { diskBus, diskDevice } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-lun-identity-fixed',
  profile: 'libvirt',
  severity: 'error',
  title: 'An identity of its own for a lun',
  why: "A lun passes the host's disk through with its own serial, WWN, vendor and product; libvirt refuses to give it others.",
  remedy: "Remove the element, or make the disk device='disk'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'Setting wwn is not supported for lun device' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'Setting vendor or product is not supported for lun device' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "scsi-block 'lun' devices do not support the serial property" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    if (diskDevice(disk) !== 'lun' || diskBus(disk) !== 'scsi') return;
    for (const name of ['wwn', 'vendor', 'product', 'serial']) {
      const found = child(disk, name);
      if (found) yield { at: found, message: `${deviceName(disk)} is a lun and keeps the ${name} of the host's disk.`, fixes: [safeFix(`Remove <${name}>`, removeElement(source, found))] };
    }
  },
  bad: [
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' bus='scsi'/>«<wwn>»5000c50015ea71ad</wwn></disk>",
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' bus='scsi'/>«<serial>»A1</serial></disk>",
  ],
  good: [
    "<disk type='block'><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' bus='scsi'/><serial>A1</serial></disk>",
  ],
});
