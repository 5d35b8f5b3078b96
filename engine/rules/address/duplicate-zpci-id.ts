import { deviceName, readNumber } from '../../schema/read.ts';
import { isFamily } from '../../schema/domain/machine.ts';
import { attribute, child, children, descend, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-zpci-id',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two PCI devices of an s390x guest with one id',
  why: 'On s390x the guest knows a PCI device by its user id (uid) and function id (fid); each may be given once.',
  remedy: 'Give each device its own uid and fid, or leave <zpci> out: libvirt chooses.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainZPCIAddressReserveId', text: 'zPCI %1$s %2$o is already reserved' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    if (isFamily(domain, 's390') !== true) return;
    for (const name of ['uid', 'fid']) {
      const first = new Map<number, Element>();
      for (const device of children(devices)) {
        const address = child(device, 'address');
        const zpci = child(address, 'zpci');
        const id = attribute(zpci, name);
        const number = readNumber(id?.value);
        if (!zpci || !id || number === undefined || value(address, 'type') !== 'pci') continue;
        const before = first.get(number);
        if (before) yield { at: id, message: `${deviceName(device)} has the zPCI ${name} ${id.value}, which ${deviceName(before)} has already.`, evidence: [{ at: descend(before, 'address', 'zpci')!, message: 'It is taken here.' }], fixes: [offeredFix(`Remove ${name}; libvirt chooses one`, removeAttribute(source, id))] };
        else first.set(number, device);
      }
    }
  },
  bad: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0000' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci uid='0x0001' fid='0x00000001'/></address></hostdev><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0001' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci «uid='0x0001'» fid='0x00000002'/></address></hostdev></devices></domain>",
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0000' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci uid='0x0001' fid='0x00000001'/></address></hostdev><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0001' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci uid='0x0002' «fid='1'»/></address></hostdev></devices></domain>",
  ],
  good: [
    "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os><devices><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0000' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci uid='0x0001' fid='0x00000001'/></address></hostdev><hostdev mode='subsystem' type='pci'><driver name='vfio'/><source><address domain='0x0001' bus='0x00' slot='0x00' function='0x0'/></source><address type='pci'><zpci uid='0x0002' fid='0x00000002'/></address></hostdev></devices></domain>",
  ],
});
