import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const guest = (address: string): string => guestOf('aarch64', 'virt', `<iothreads>1</iothreads><devices><controller type='scsi' index='0' model='virtio-scsi'><driver iothread='1'/>${address}</controller></devices>`, 'qemu');

export default defineRule({
  id: 'scsi-iothread-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'An I/O thread for a SCSI controller that is neither on PCI nor on CCW',
  why: 'virtio-mmio devices, and those of other buses, work in the main thread only.',
  remedy: 'Remove the address, so that libvirt puts the controller on PCI, or do without the I/O thread.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateCheckSCSIControllerIOThreads', text: 'virtio-scsi IOThreads only available for virtio pci and virtio ccw controllers' }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@iothread', 'iothreads'],
  visits: ['domain/devices/controller/driver'],
  *check(driver, { text }) {
    const controller = driver.parent!;
    const address = child(controller, 'address');
    const type = attribute(address, 'type');
    const isOnThread = child(driver, 'iothreads') ?? (Number(value(driver, 'iothread') ?? 0) > 0);
    if (value(controller, 'type') !== 'scsi' || !address || !type || !isOnThread || ['pci', 'ccw', 'none'].includes(type.value)) return;
    yield { at: type, message: `${deviceName(controller)} has an I/O thread, but an address of type '${type.value.slice(0, 40)}'; I/O threads need PCI or CCW.`, fixes: [offeredFix('Remove the address', removeElement(text, address))] };
  },
  bad: [guest("<address «type='virtio-mmio'»/>")],
  good: [guest(''), guest("<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>")],
});
