import { diskBus, diskDevice } from '../../schema/domain/disk.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, isQemuDriver } from '../rule.ts';

export default defineRule({
  id: 'disk-target-name-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A target name that libvirt does not take',
  why: 'Hard disks are named hd, sd, vd, xvd or ubd with a letter, floppies fd; partitions such as vda1 cannot be targets.',
  remedy: 'Name it after its bus: vda for virtio, sda for SATA, SCSI and USB, hda for IDE, fda for floppies.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate',
    text: 'Invalid harddisk device name: %1$s',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDisk',
    text: 'invalid disk target \'%1$s\', partitions can\'t appear in disk targets',
  }],
  visits: ['domain/devices/disk'],
  *check(disk, { driver }) {
    const dev = attribute(child(disk, 'target'), 'dev');
    if (!dev?.value) return;
    const device = diskDevice(disk);
    if (diskBus(disk) === 'nvme' && /^nvme\d+n\d+$/.test(dev.value)) return;
    const prefixes = device === 'floppy' ? ['fd'] : device === 'cdrom' ? undefined : ['hd', 'sd', 'vd', 'xvd', 'ubd'];
    if (prefixes && !prefixes.some((p) => dev.value.startsWith(p))) {
      yield { at: dev, message: `The target ${dev.value} is no name of a ${device}: it must start with ${prefixes.join(', ')}.` };
    } else if (isQemuDriver(driver) && device !== 'cdrom' && /^(?:fd|hd|sd|vd|xvd|ubd)[a-z]+\d+$/.test(dev.value)) {
      yield { at: dev, message: `The target ${dev.value} names a partition; a target names a whole disk, such as vda.` };
    }
  },
  bad: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target «dev='disk1'» bus='virtio'/>
    </disk>`,
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target «dev='vda1'» bus='virtio'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vdaa' bus='virtio'/>
    </disk>`,
    `<disk type='file' device='cdrom'>
      <target dev='sdc' bus='sata'/>
    </disk>`,
  ],
});
