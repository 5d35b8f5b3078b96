import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-iothread-needs-virtio',
  profile: 'libvirt',
  severity: 'error',
  title: 'An iothread for a disk that cannot use one',
  why: 'Only virtio-blk disks take an iothread of their own; SCSI disks inherit that of their controller.',
  remedy: 'Use bus=\'virtio\', or set the iothread on the virtio-scsi controller.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskIOThreads',
    text: 'IOThreads not available for bus %1$s target %2$s',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@iothread'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const iothread = attribute(child(disk, 'driver'), 'iothread') ?? child(child(disk, 'driver'), 'iothreads');
    const bus = diskBus(disk);
    if (!iothread || bus === undefined || bus === 'virtio') return;
    yield { at: iothread, fixes: [offeredFix('Remove it', 'owner' in iothread ? removeAttribute(source, iothread) : removeElement(source, iothread))], message: `${deviceName(disk)} names an iothread but is on the ${bus} bus; only virtio disks have one of their own.` };
  },
  bad: [
    `<disk type='file'>
      <driver name='qemu' type='raw' «iothread='1'»/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='scsi'/>
    </disk>`,
  ],
  good: [
    `<iothreads>1</iothreads><devices>
      <disk type='file'>
        <driver name='qemu' type='raw' iothread='1'/>
        <source file='/var/lib/libvirt/images/web.qcow2'/>
        <target dev='vda' bus='virtio'/>
      </disk>
    </devices>`,
  ],
});
