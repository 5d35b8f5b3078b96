import { describeIothreads, iothreadIds } from '../../schema/domain/iothreads.ts';
import { count, deviceName } from '../../schema/read.ts';
import { all, attribute, child, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const disk = (driver: string, domain = ''): string => `${domain}<devices><disk type='block' device='disk'><driver name='qemu' type='raw' ${driver}/><source dev='/dev/example'/><target dev='vda' bus='virtio'/></disk></devices>`;

export default defineRule({
  id: 'unknown-iothread',
  profile: 'libvirt',
  severity: 'error',
  title: 'A device on an I/O thread that does not exist',
  why: '@iothread is the id of one of the threads that <iothreads> counts (1, 2, …) or <iothreadids> lists.',
  remedy: 'Use the id of an existing thread, or raise <iothreads>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskIOThreads', text: "Disk iothread '%1$u' not defined in iothreadid" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateCheckSCSIControllerIOThreads', text: "controller iothread '%1$u' not defined in iothreadid" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuDomainValidateIothreadMapping', text: "iothread '%1$u' not defined in iothreadid" },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  onlyWith: ['@iothread', 'iothread'],
  visits: ['domain/devices'],
  *check(devices, { domain }) {
    const ids = iothreadIds(domain);
    if (!ids) return;
    for (const device of children(devices)) {
      if (device.name !== 'disk' && device.name !== 'controller') continue;
      const driver = child(device, 'driver');
      const uses: [Element | undefined, string][] = [[driver, 'iothread'], ...all(driver, 'iothreads', 'iothread').map((e): [Element, string] => [e, 'id'])];
      for (const [element, key] of uses) {
        const id = count(element, key);
        if (id && !ids.has(id)) yield { at: attribute(element, key)!, message: `${deviceName(device)} is to use I/O thread ${id}, but ${describeIothreads(ids)}.` };
      }
    }
  },
  bad: [
    disk("«iothread='1'»"),
    disk("«iothread='3'»", '<iothreads>2</iothreads>'),
    "<iothreads>1</iothreads><devices><controller type='scsi' index='0' model='virtio-scsi'><driver «iothread='2'»/></controller></devices>",
  ],
  good: [disk("iothread='2'", '<iothreads>2</iothreads>'), disk("iothread='9'", "<iothreadids><iothread id='9'/></iothreadids>")],
});
