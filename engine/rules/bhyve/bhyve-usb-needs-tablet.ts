import { children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-usb-needs-tablet',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB controller on bhyve without its tablet',
  why: "bhyve's USB controller exists for one tablet, which must be there.",
  remedy: "Add <input type='tablet' bus='usb'/>, or remove the controller.",
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildUSBControllerArgStr', text: 'only single input device is supported' },
  ],
  drivers: ['bhyve'],
  visits: ['domain/devices'],
  *check(devices) {
    const usb = children(devices, 'controller').find((c) => value(c, 'type') === 'usb');
    if (usb && children(devices, 'input').length === 0) yield { at: usb, message: 'The USB controller has no tablet, without which bhyve does not take it.' };
  },
  bad: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os><devices>«<controller type='usb' model='nec-xhci'/>»</devices></domain>",
  ],
  good: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os><devices><controller type='usb' model='nec-xhci'/><input type='tablet' bus='usb'/></devices></domain>",
  ],
});
