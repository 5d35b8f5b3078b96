import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-driver-name',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk driver of another hypervisor',
  why: "The QEMU driver knows name='qemu' alone; phy, tap, file and the like belong to Xen.",
  remedy: "Write name='qemu', or leave it out.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDisk', text: "unsupported driver name '%1$s' for disk '%2$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk) {
    const name = attribute(child(disk, 'driver'), 'name');
    if (name?.valueSpan && name.value !== 'qemu') yield { at: name, message: `${deviceName(disk)} names the driver ${name.value.slice(0, 40)}; libvirt's QEMU driver knows only qemu.`, fixes: [safeFix("Write name='qemu'", replace(name.valueSpan, 'qemu'))] };
  },
  bad: [
    "<disk type='block'><driver «name='phy'»/><source dev='/dev/vg/a'/><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='block'><driver name='qemu' type='raw'/><source dev='/dev/vg/a'/><target dev='vda' bus='virtio'/></disk>",
  ],
});
