import { count } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

const COMPANIONS = ['ich9-uhci1', 'ich9-uhci2', 'ich9-uhci3', 'none'];

/** One above the highest index of a USB controller. */
const freeIndex = (devices: Element): number =>
  1 + Math.max(0, ...children(devices, 'controller').filter((c) => value(c, 'type') === 'usb').map((c) => count(c, 'index') ?? 0));

export default defineRule({
  id: 'duplicate-usb-controller',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two USB controllers for one bus',
  why: 'An index names a USB bus, which has one controller; only companions share the index of their master.',
  remedy: 'Give the second controller an index of its own.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainUSBAddressSetAddController', text: 'Duplicate USB controllers with index %1$u' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices) {
    const first = new Map<number, Element>();
    for (const controller of children(devices, 'controller')) {
      const index = count(controller, 'index');
      if (value(controller, 'type') !== 'usb' || index === undefined || child(controller, 'master') || COMPANIONS.includes(value(controller, 'model') ?? '')) continue;
      const before = first.get(index);
      const at = attribute(controller, 'index')!;
      if (!before) first.set(index, controller);
      else yield { at, message: `USB bus ${index} has a controller already.`, evidence: [{ at: before, message: 'The first one is here.' }], fixes: [offeredFix(`Write index='${freeIndex(devices)}'`, replace(at.valueSpan!, `${freeIndex(devices)}`))] };
    }
  },
  bad: [
    "<devices><controller type='usb' index='0' model='qemu-xhci'/><controller type='usb' «index='0'» model='nec-xhci'/></devices>",
  ],
  good: [
    "<devices><controller type='usb' index='0' model='ich9-ehci1'/><controller type='usb' index='0' model='ich9-uhci1'><master startport='0'/></controller><controller type='usb' index='1' model='qemu-xhci'/></devices>",
  ],
});
