import { diskDriveAddress } from '../../schema/domain/drive.ts';
import { diskBus } from '../../schema/domain/disk.ts';
import { driveAddress, formatDrive } from '../../schema/address.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'duplicate-drive-address',
  cause: 'cfg-drive-addr-dup',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two drives at one place of a controller',
  why: 'Controller, bus, target and unit name one drive. Disks without an address get one from the name of their target: sda unit 0, sdb unit 1, …',
  remedy: 'Give one another unit, or remove the addresses and name the targets in order.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefDuplicateDriveAddressesValidate',
    text: 'Found duplicate drive address for disk with target name \'%1$s\' controller=\'%2$u\' bus=\'%3$u\' target=\'%4$u\' unit=\'%5$u\'',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefDuplicateDriveAddressesValidate',
    text: 'SCSI host address controller=\'%1$u\' bus=\'%2$u\' target=\'%3$u\' unit=\'%4$u\' in use by another SCSI host device',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['disk', 'hostdev'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<string, Element>();
    const drives = [
      ...children(devices, 'disk').map((device) => ({ device, bus: diskBus(device), place: diskDriveAddress(device) })),
      ...children(devices, 'hostdev').filter((h) => value(h, 'type') === 'scsi' && value(child(h, 'address'), 'type') === 'drive').map((device) => ({ device, bus: 'scsi', place: driveAddress(child(device, 'address')) })),
    ];
    for (const { device, bus, place } of drives) {
      if (!place || bus === undefined) continue;
      const key = `${bus} ${formatDrive(place)}`;
      const before = first.get(key);
      if (!before) first.set(key, device);
      else {
        const address = child(device, 'address');
        const own = address ?? attribute(child(device, 'target'), 'dev') ?? device;
        yield { at: own, ...(address && { fixes: [offeredFix('Remove the address, so that libvirt chooses one', removeElement(source, address))] }), message: `${deviceName(device)} is at ${formatDrive(place)} (controller:bus:target:unit) of the ${bus} bus, where ${deviceName(before)} is already.`, evidence: [{ at: child(before, 'address') ?? before, message: 'The first one is here.' }] };
      }
    }
  },
  bad: [
    `<devices>
    <disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='sda' bus='sata'/>
      <address type='drive' controller='0' bus='0' target='0' unit='1'/>
    </disk>
    <disk type='file'>
      <source file='/srv/b.img'/>
      <target dev='sdc' bus='sata'/>
      «<address type='drive' controller='0' bus='0' target='0' unit='1'/>»
    </disk>
  </devices>`,
    `<devices>
    <disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='sda' bus='scsi'/>
      <address type='drive' controller='0' bus='0' target='0' unit='1'/>
    </disk>
    <disk type='file'>
      <source file='/srv/b.img'/>
      <target «dev='sdb'» bus='scsi'/>
    </disk>
  </devices>`,
  ],
  good: [
    `<devices>
    <disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='sda' bus='sata'/>
    </disk>
    <disk type='file'>
      <source file='/srv/b.img'/>
      <target dev='sdb' bus='usb'/>
    </disk>
  </devices>`,
  ],
});
