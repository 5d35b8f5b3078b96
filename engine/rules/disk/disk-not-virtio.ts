import { diskBus, diskDevice } from '../../schema/domain/disk.ts';
import { isWindows } from '../../schema/domain/guest-os.ts';
import { isMachine, isX86 } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-not-virtio',
  profile: 'performance',
  severity: 'hint',
  title: 'A disk that imitates hardware',
  why: 'An IDE or SATA disk is emulated register by register: one request at a time or few, no I/O threads, no multiple queues, no discard on IDE. virtio disks have none of these limits.',
  remedy: "Use bus='virtio', or bus='scsi' with a virtio-scsi controller. The name of the disk changes in the guest (sda → vda), and Windows needs its driver from virtio-win first.",
  witness: [{ source: 'libvirt manual, formatdomain, Hard drives, floppy disks, CDROMs, target', text: 'The optional bus attribute specifies the type of disk device to emulate' }, { source: 'libvirt manual, formatdomain, IOThreads Allocation', text: 'IOThreads are dedicated event loop threads for supported disk devices to perform block I/O requests in order to improve scalability' }],
  drivers: ['kvm'],
  visits: ['domain/devices/disk'],
  *check(disk, { domain }) {
    const bus = diskBus(disk);
    if (diskDevice(disk) !== 'disk' || (bus !== 'ide' && bus !== 'sata') || isX86(domain) !== true || (bus === 'ide' && isMachine(domain, 'q35') === true)) return;
    const target = child(disk, 'target');
    yield { at: (target && (attribute(target, 'bus') ?? attribute(target, 'dev'))) ?? disk, message: `${deviceName(disk)} is an emulated ${bus.toUpperCase()} disk; virtio is faster and costs the host less${isWindows(domain) ? ', once its driver from virtio-win is installed' : ''}.` };
  },
  bad: ["<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.qcow2'/><target dev='sda' «bus='sata'»/></disk>".replace(/^/, "<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices>") + '</devices></domain>'],
  good: ["<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.qcow2'/><target dev='vda' bus='virtio'/></disk>", "<disk type='file' device='cdrom'><source file='/srv/a.iso'/><target dev='sda' bus='sata'/></disk>"],
});
