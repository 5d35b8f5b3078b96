import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'usb-controller-model-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB controller of Xen',
  why: "qusb1 and qusb2 are Xen's paravirtual USB; QEMU machines have none.",
  remedy: "Use model='qemu-xhci'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainControllerDefPostParse', text: "USB controller model type 'qusb1' or 'qusb2' is not supported in %1$s" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller) {
    const model = attribute(controller, 'model');
    if (value(controller, 'type') !== 'usb' || !model?.valueSpan || (model.value !== 'qusb1' && model.value !== 'qusb2')) return;
    yield { at: model, message: `The USB controller ${model.value} belongs to Xen.`, fixes: [safeFix("Write model='qemu-xhci'", replace(model.valueSpan, 'qemu-xhci'))] };
  },
  bad: [
    "<controller type='usb' index='0' «model='qusb1'»/>",
  ],
  good: [
    "<controller type='usb' index='0' model='qemu-xhci'/>",
  ],
});
