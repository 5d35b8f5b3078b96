import { diskBus } from '../../schema/domain/disk.ts';
import { count, deviceName } from '../../schema/read.ts';
import { all, attribute, child, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const named = (dev: string): number | undefined => {
  const [, index] = /^nvme(\d{1,4})n\d+$/.exec(dev) ?? [];
  return index === undefined ? undefined : Number(index);
};
const indexOf = (disk: Element): number | undefined => {
  const address = child(disk, 'address');
  return value(address, 'type') === 'drive' ? count(address, 'controller') ?? 0 : named(value(child(disk, 'target'), 'dev') ?? '');
};
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
  visits: ['domain/devices/controller', 'domain/devices/disk'],
  *check(element, { domain, text: source }) {
    const isController = element.name === 'controller';
    const index = isController ? (value(element, 'type') === 'nvme' ? count(element, 'index') : undefined) : diskBus(element) === 'nvme' ? indexOf(element) : undefined;
    if (index === undefined) return;
    const disks = all(domain, 'devices', 'disk').filter((disk) => diskBus(disk) === 'nvme');
    if (disks.some((disk) => indexOf(disk) === undefined)) return;
    const controller = all(domain, 'devices', 'controller').find((c) => value(c, 'type') === 'nvme' && count(c, 'index') === index);
    const own = disks.filter((disk) => indexOf(disk) === index);
    if ((controller && hasSerial(controller)) || own.some(hasSerial)) return;
    // Told once: of the controller where it is written, else of its first disk.
    if (element !== (controller ?? own[0])) return;
    yield { at: isController ? element : attribute(child(element, 'target'), 'bus') ?? element, message: `${deviceName(element)} has no serial number, which NVMe controllers need.`, fixes: [offeredFix('Add a serial number', appendChild(source, element, `<serial>QM${String(index + 1).padStart(5, '0')}</serial>`))] };
  },
  bad: [
    "«<controller type='nvme' index='0'/>»",
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'/><target dev='nvme0n1' «bus='nvme'»/></disk>",
  ],
  good: [
    "<controller type='nvme' index='0'><serial>QM00001</serial></controller>",
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'/><target dev='nvme0n1' bus='nvme'/><serial>QM00001</serial></disk>",
  ],
});
