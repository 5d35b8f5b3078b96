import { diskBus } from '../../schema/domain/disk.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { isX86, machineKind, machineOf, platformOf } from '../../schema/domain/machine.ts';
import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const WITHOUT = ['q35', 'arm-virt', 'riscv-virt', 'loongarch-virt', 'pseries', 's390-ccw'];

export default defineRule({
  id: 'ide-controller-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'IDE on a machine without it, or a second IDE controller',
  why: 'Only pc machines (and a few of other architectures) have IDE, and exactly one controller with room for four drives.',
  remedy: "Use bus='sata' (q35), 'virtio' or 'scsi'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerIDE', text: 'IDE controllers are unsupported for this QEMU binary or machine type' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerIDE', text: 'Only a single IDE controller is supported for this machine type' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { domain }) {
    const kind = machineKind(domain);
    const without = (kind !== undefined && WITHOUT.includes(kind)) || (isX86(domain) === true && machineOf(domain) === 'microvm');
    for (const controller of children(devices, 'controller')) {
      if (value(controller, 'type') !== 'ide') continue;
      if (without) yield { at: attribute(controller, 'type')!, message: `There is no IDE on ${platformOf(domain)}.` };
      else if (kind === 'i440fx' && (count(controller, 'index') ?? 0) > 0) yield { at: attribute(controller, 'index')!, message: 'This machine has one IDE controller, with index 0.' };
    }
    for (const disk of without ? children(devices, 'disk') : []) {
      const target = child(disk, 'target');
      if (diskBus(disk) === 'ide' && target) yield { at: attribute(target, 'bus') ?? attribute(target, 'dev') ?? disk, message: `${deviceName(disk)} is on the IDE bus, which does not exist on ${platformOf(domain)}.`, ...(kind === 'q35' && !child(disk, 'address') && { fixes: [offeredFix("Write bus='sata'", setAttribute(target, 'bus', 'sata'))] }) };
    }
  },
  bad: [
    guestOf('x86_64', 'microvm', "<devices><controller «type='ide'» index='0'/></devices>", 'qemu'),
    "<disk type='file'><source file='/srv/a.img'/><target dev='hda' «bus='ide'»/></disk>",
    guestOf('x86_64', 'pc', "<devices><controller type='ide' index='0'/><controller type='ide' «index='1'»/></devices>"),
  ],
  good: [
    guestOf('x86_64', 'pc', "<devices><controller type='ide' index='0'/><disk type='file'><source file='/srv/a.img'/><target dev='hda' bus='ide'/></disk></devices>"),
  ],
});
