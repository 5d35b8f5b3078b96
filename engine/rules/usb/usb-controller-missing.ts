import { guestOf } from '../../schema/domain/example-domains.ts';
import { platformOf } from '../../schema/domain/machine.ts';
import { hasNoUsb } from '../../schema/domain/usb.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import type { Attribute } from '../../xml/tree.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

/** Of these usb-disabled-device tells when USB is switched off. */
const SAID_ELSEWHERE = ['input', 'hub', 'hostdev', 'redirdev', 'disk'];

/** The attribute that makes the device a USB device, as virDomainDeviceIsUSB tells. */
function usbMark(device: Element): Attribute | Element | undefined {
  const byValue = (element: Element | undefined, name: string, wanted: string): Attribute | undefined => (value(element, name) === wanted ? attribute(element, name) : undefined);
  switch (device.name) {
    case 'hub': case 'hostdev': return byValue(device, 'type', 'usb');
    case 'input': case 'redirdev': return byValue(device, 'bus', 'usb');
    case 'disk': return byValue(child(device, 'target'), 'bus', 'usb');
    case 'interface': return byValue(child(device, 'model'), 'type', 'usb-net');
    case 'serial': return byValue(child(device, 'target'), 'type', 'usb-serial');
    case 'sound': return byValue(device, 'model', 'usb');
    case 'filesystem': return byValue(child(device, 'driver'), 'type', 'mtp');
    case 'smartcard': return device;
    default: return undefined;
  }
}

export default defineRule({
  id: 'usb-controller-missing',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB device on a machine without USB',
  why: 'pc and q35 machines get a USB controller by themselves; virt and s390-ccw-virtio machines do not, and libvirt refuses USB devices without one.',
  remedy: "Add <controller type='usb' model='qemu-xhci'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainUSBAddressAddHubs', text: 'USB is disabled for this domain, but USB devices are present in the domain XML' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    const isOff = children(devices, 'controller').some((c) => value(c, 'type') === 'usb' && value(c, 'model') === 'none');
    if (isOff) {
      for (const device of children(devices)) {
        const at = SAID_ELSEWHERE.includes(device.name) ? undefined : usbMark(device);
        if (at) yield { at, message: `${deviceName(device)} needs USB, which the domain switches off.` };
      }
    } else if (hasNoUsb(domain, devices)) for (const device of children(devices)) {
      const at = usbMark(device);
      if (at) yield { at, message: `${deviceName(device)} needs USB, but ${platformOf(domain)} brings no USB controller along and the domain has none.`, fixes: [offeredFix('Add a USB controller', appendChild(source, devices, "<controller type='usb' index='0' model='qemu-xhci'/>"))] };
    }
  },
  bad: [
    guestOf('aarch64', 'virt', "<devices><input type='tablet' «bus='usb'»/></devices>"),
    guestOf('riscv64', 'virt', "<devices><hostdev mode='subsystem' «type='usb'» managed='yes'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev></devices>"),
    "<devices><controller type='usb' model='none'/><sound «model='usb'»/></devices>",
  ],
  good: [
    guestOf('aarch64', 'virt', "<devices><controller type='usb' model='qemu-xhci'/><input type='tablet' bus='usb'/></devices>"),
    guestOf('x86_64', 'q35', "<devices><input type='tablet' bus='usb'/></devices>"),
  ],
});
