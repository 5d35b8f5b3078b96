import { deviceName, count } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'usb-ports-exceed-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'More ports than an xHCI controller has',
  why: 'QEMU gives nec-xhci and qemu-xhci up to 15 ports.',
  remedy: 'Write ports=\'15\' or fewer, or add a controller.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerUSB',
    text: '\'%1$s\' controller only supports up to \'%2$u\' ports',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@ports'],
  visits: ['domain/devices/controller'],
  *check(controller) {
    const ports = attribute(controller, 'ports');
    const model = value(controller, 'model');
    if (value(controller, 'type') !== 'usb' || !ports || (model !== 'nec-xhci' && model !== 'qemu-xhci')) return;
    const number = count(controller, 'ports');
    if (number !== undefined && number > 15) yield { at: ports, message: `${deviceName(controller)} asks for ${number} ports; ${model} has up to 15.`, fixes: [safeFix("Write ports='15'", replace(ports.valueSpan!, '15'))] };
  },
  bad: [
    `<controller type='usb' index='0' model='qemu-xhci' «ports='16'»/>`,
  ],
  good: [
    `<controller type='usb' index='0' model='qemu-xhci' ports='15'/>`,
  ],
});
