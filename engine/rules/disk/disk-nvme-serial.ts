import { diskBus, nvmeControllerOf } from '../../schema/domain/disk.ts';
import { count, deviceName } from '../../schema/read.ts';
import { all, child, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement, setText } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (devices: string): string => `<devices>${devices}</devices>`;
const disk = (dev: string, serial: string, mark = false): string => `<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/${dev}.img'/><target dev='${dev}' bus='nvme'/>${serial === '' ? '' : `${mark ? '«' : ''}<serial>${mark ? '»' : ''}${serial}</serial>`}</disk>`;

export default defineRule({
  id: 'disk-nvme-serial',
  profile: 'libvirt',
  severity: 'error',
  since: '11.5.0',
  title: 'Two serial numbers for one NVMe controller',
  why: 'The serial number belongs to the controller; libvirt takes it from the disk, so all disks of a controller, and the controller, have the same.',
  remedy: 'Write the same serial number, once, or put the disk on a controller of its own: nvme1n1.',
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, while it assigns disks to controllers', text: 'Conflicting NVME disk serial number, all disks on a controller must have the same serial number as the controller itself' }],
  onlyWith: ['serial'],
  visits: ['domain'],
  *check(domain, { text: source }) {
    const known = new Map<number, Element>();
    for (const controller of all(domain, 'devices', 'controller')) {
      const [index, serial] = [count(controller, 'index'), child(controller, 'serial')];
      if (value(controller, 'type') === 'nvme' && index !== undefined && serial) known.set(index, serial);
    }
    for (const disk of all(domain, 'devices', 'disk')) {
      const serial = diskBus(disk) === 'nvme' ? child(disk, 'serial') : undefined;
      const index = serial && nvmeControllerOf(disk);
      if (!serial || index === undefined) continue;
      const first = known.get(index);
      if (!first) known.set(index, serial);
      else if (text(first) !== text(serial)) {
        yield { at: serial, message: `${deviceName(disk)} has the serial number ${text(serial).slice(0, 40)}, but its controller nvme ${index} has ${text(first).slice(0, 40)}.`, evidence: [{ at: first, message: 'The other serial number is here.' }], fixes: [offeredFix('Write the same serial number', setText(source, serial, text(first))), offeredFix('Remove this <serial>', removeElement(source, serial))] };
      }
    }
  },
  bad: [
    guest(disk('nvme0n1', 'QM00001') + disk('nvme0n2', 'QM00002', true)),
    guest("<controller type='nvme' index='0'><serial>QM00001</serial></controller>" + disk('nvme0n1', 'QM00002', true)),
  ],
  good: [guest(disk('nvme0n1', 'QM00001') + disk('nvme1n1', 'QM00002') + disk('nvme0n2', ''))],
});
