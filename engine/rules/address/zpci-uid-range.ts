import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'zpci-uid-range',
  profile: 'libvirt',
  severity: 'error',
  title: 'A zPCI user id out of range',
  why: 'User ids have 16 bits, and 0 is none.',
  remedy: 'Choose a uid from 0x0001 to 0xffff.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefZPCIAddress', text: "Invalid PCI address uid='0x%1$.4x', must be > 0x0000 and <= 0x%2$.4x" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['zpci'],
  visits: ['domain/devices'],
  *check(devices) {
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const uid = attribute(child(address, 'zpci'), 'uid');
      const number = readNumber(uid?.value);
      if (!uid || number === undefined || value(address, 'type') !== 'pci' || (number > 0 && number <= 0xffff)) continue;
      yield { at: uid, message: `${deviceName(device)} has the zPCI uid ${uid.value}; uids run from 0x0001 to 0xffff.` };
    }
  },
  bad: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0000' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci «uid='0x0'» fid='0x00000001'/></address></hostdev></devices></domain>",
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0000' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci «uid='0x10000'» fid='0x00000001'/></address></hostdev></devices></domain>",
  ],
  good: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0000' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci uid='0xffff' fid='0xffffffff'/></address></hostdev></devices></domain>",
  ],
});
