import { diskBus } from '../../schema/domain/disk.ts';
import { diskDriveAddress } from '../../schema/domain/drive.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { count, deviceName, driveAddress } from '../../schema/read.ts';
import { all, attribute, child, remembered, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

/** The parts of an address that must be 0, by bus. */
const ZERO: Readonly<Record<string, readonly ('controller' | 'bus' | 'target')[]>> = {
  ide: ['controller', 'target'], fdc: ['controller', 'bus', 'target'], sata: ['bus', 'target'], scsi: ['bus'],
};

/** The indexes of the lsilogic controllers. */
const lsilogic = remembered((domain: Element): ReadonlySet<number> =>
  new Set(all(domain, 'devices', 'controller').filter((c) => value(c, 'type') === 'scsi' && value(c, 'model') === 'lsilogic').map((c) => count(c, 'index') ?? 0)));

const busOf = (device: Element): string | undefined => (device.name === 'disk' ? diskBus(device) : value(device, 'type') === 'scsi' ? 'scsi' : undefined);

export default defineRule({
  id: 'disk-drive-address-range',
  profile: 'libvirt',
  severity: 'error',
  title: 'A drive address that the controller does not have',
  why: 'A pc machine has one IDE controller with two buses, one floppy controller with one bus; SATA and SCSI controllers have one bus; only SCSI controllers know targets, and lsilogic knows only target 0.',
  remedy: 'Use a number the controller has, or leave <address> out and let the target name decide.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: 'Only 1 IDE controller is supported' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: 'target must be 0 for ide controller' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: 'Only 1 fdc controller is supported' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: 'Only 1 fdc bus is supported' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: 'target must be 0 for controller fdc' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: 'bus must be 0 for sata controller' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: 'target must be 0 for sata controller' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: 'SCSI controller only supports 1 bus' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddressDrive', text: "target must be 0 for controller model 'lsilogic'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk', 'domain/devices/hostdev'],
  *check(device, { domain, text: source }) {
    const bus = busOf(device);
    const element = child(device, 'address');
    const written = value(element, 'type') === 'drive' ? element : undefined;
    const address = device.name === 'disk' ? diskDriveAddress(device) : driveAddress(written);
    if (!address || bus === undefined || !Object.hasOwn(ZERO, bus)) return;
    const zero = bus === 'scsi' && lsilogic(domain).has(address.controller) ? [...ZERO[bus]!, 'target' as const] : ZERO[bus]!;
    for (const name of zero) {
      if (address[name] === 0) continue;
      const at = attribute(written, name) ?? attribute(child(device, 'target'), 'dev') ?? device;
      yield { at, message: `${deviceName(device)} is at ${name} ${address[name]} of the ${bus} bus, where libvirt takes only ${name} 0${written ? '' : ' (its target name asks for it)'}.`, ...(written && { fixes: [offeredFix('Remove <address>', removeElement(source, written))] }) };
      return;
    }
  },
  bad: [
    guestOf('x86_64', 'pc', "<devices><disk type='file'><source file='/srv/a.img'/><target dev='hda' bus='ide'/><address type='drive' «controller='1'» bus='0' unit='0'/></disk></devices>"),
    guestOf('x86_64', 'pc', "<devices><disk type='file'><source file='/srv/a.img'/><target «dev='hde'» bus='ide'/></disk></devices>"),
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='sata'/><address type='drive' controller='0' bus='0' «target='1'» unit='0'/></disk>",
    "<disk type='file' device='floppy'><source file='/srv/a.img'/><target dev='fda' bus='fdc'/><address type='drive' controller='0' «bus='1'» unit='0'/></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><address type='drive' controller='0' «bus='1'» unit='0'/></disk>",
    "<devices><controller type='scsi' index='0' model='lsilogic'/><disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><address type='drive' controller='0' bus='0' «target='1'» unit='0'/></disk></devices>",
  ],
  good: [
    guestOf('x86_64', 'pc', "<devices><disk type='file'><source file='/srv/a.img'/><target dev='hdd' bus='ide'/></disk></devices>"),
    "<devices><controller type='scsi' index='0' model='virtio-scsi'/><disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><address type='drive' controller='0' bus='0' target='3' unit='0'/></disk></devices>",
  ],
});
