import { diskBus, nvmeControllerOf } from '../../schema/domain/disk.ts';
import { count, deviceName } from '../../schema/read.ts';
import { all, attribute, child, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const hasSerial = (element: Element): boolean => text(child(element, 'serial')) !== '';

export default defineRule({
  id: 'nvme-needs-serial',
  profile: 'libvirt',
  severity: 'error',
  since: '11.5.0',
  title: 'An NVMe controller without serial number',
  why: 'QEMU wants a serial number for each NVMe controller; libvirt takes it from the controller or from one of its disks.',
  remedy: 'Add <serial>QM00001</serial> to the disk or the controller.',
  witness: [{ source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of controllers', text: 'Missing mandatory serial for NVMe controller' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain'],
  *check(domain, { text: source }) {
    // Told once of each controller: where it is written, else at its first disk.
    const first = new Map<number, Element>();
    const served = new Set<number>();
    const note = (index: number, element: Element): void => {
      if (!first.has(index)) first.set(index, element);
      if (hasSerial(element)) served.add(index);
    };
    for (const controller of all(domain, 'devices', 'controller')) {
      const index = value(controller, 'type') === 'nvme' ? count(controller, 'index') : undefined;
      if (index !== undefined) note(index, controller);
    }
    for (const disk of all(domain, 'devices', 'disk')) {
      if (diskBus(disk) !== 'nvme') continue;
      const index = nvmeControllerOf(disk);
      if (index === undefined) return;
      note(index, disk);
    }
    for (const [index, element] of first) {
      if (!served.has(index)) yield { at: element.name === 'controller' ? element : attribute(child(element, 'target'), 'bus') ?? element, message: `${deviceName(element)} has no serial number, which NVMe controllers need.`, fixes: [offeredFix('Add a serial number', appendChild(source, element, `<serial>QM${String(index + 1).padStart(5, '0')}</serial>`))] };
    }
  },
  bad: [
    "<devices>«<controller type='nvme' index='0'/>»</devices>",
    "<devices><disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'/><target dev='nvme0n1' «bus='nvme'»/></disk></devices>",
  ],
  good: [
    "<devices><controller type='nvme' index='0'><serial>QM00001</serial></controller></devices>",
    "<devices><disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'/><target dev='nvme0n1' bus='nvme'/><serial>QM00001</serial></disk></devices>",
  ],
});
