import { all, child, descendants, value } from '../../xml/query.ts';
import { countText } from '../../schema/read.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'iothreads-unused',
  profile: 'performance',
  severity: 'hint',
  title: 'I/O threads that no device uses',
  why: "I/O threads take work only from the devices that name them. Without iothread='…' on a disk or controller they idle, and all I/O runs in QEMU's main thread as before.",
  remedy: "Write iothread='1' on the <driver> of virtio disks, or of the virtio-scsi controller; or remove <iothreads>.",
  witness: [{ source: 'libvirt manual, formatdomain, IOThreads Allocation', text: 'IOThreads are dedicated event loop threads for supported disk devices to perform block I/O requests in order to improve scalability especially on an SMP host/guest with many LUNs.' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/iothreads'],
  *check(iothreads, { text, domain }) {
    const devices = child(domain, 'devices');
    if (!devices || (countText(iothreads) ?? 0) === 0 || all(domain, 'devices', 'disk').length === 0) return;
    for (const element of descendants(devices)) if (value(element, 'iothread') !== undefined || element.name === 'iothread' || element.name === 'iothreads') return;
    yield { at: iothreads, message: 'No device names one of these I/O threads, so they have nothing to do.', fixes: all(domain, 'cputune', 'iothreadpin').length + all(domain, 'iothreadids').length === 0 ? [offeredFix('Remove <iothreads>', removeElement(text, iothreads))] : [] };
  },
  bad: ["«<iothreads>»2</iothreads><devices><disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk></devices>"],
  good: ["<iothreads>1</iothreads><devices><disk type='file'><driver name='qemu' type='raw' iothread='1'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk></devices>"],
});
