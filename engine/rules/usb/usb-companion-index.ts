import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'usb-companion-index',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB companion on a bus without its master',
  why: 'A companion adds slow ports to the controller with the same index; on another bus it has nobody to add them to.',
  remedy: 'Give the companion the index of its EHCI controller.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildUSBControllerDevProps', text: 'masterbus not found' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['master'],
  visits: ['domain/devices'],
  *check(devices) {
    const usb = children(devices, 'controller').filter((c) => value(c, 'type') === 'usb');
    const masters = new Set(usb.filter((c) => !child(c, 'master')).map((c) => count(c, 'index') ?? 0));
    if (masters.size === 0) return;
    const only = masters.size === 1 ? [...masters][0] : undefined;
    for (const companion of usb) {
      const index = attribute(companion, 'index');
      if (!child(companion, 'master') || !index?.valueSpan || masters.has(count(companion, 'index') ?? 0)) continue;
      yield { at: index, message: `${deviceName(companion)} is a companion on USB bus ${index.value.slice(0, 10)}, which has no master.`, ...(only !== undefined && { fixes: [offeredFix(`Write index='${only}'`, replace(index.valueSpan, `${only}`))] }) };
    }
  },
  bad: [
    "<devices><controller type='usb' index='0' model='ich9-ehci1'/><controller type='usb' «index='1'» model='ich9-uhci1'><master startport='0'/></controller></devices>",
  ],
  good: [
    "<devices><controller type='usb' index='0' model='ich9-ehci1'/><controller type='usb' index='0' model='ich9-uhci1'><master startport='0'/></controller></devices>",
  ],
});
