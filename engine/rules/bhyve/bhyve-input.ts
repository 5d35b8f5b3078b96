import { attribute, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-input',
  profile: 'libvirt',
  severity: 'error',
  title: 'Input devices that bhyve does not have',
  why: 'bhyve has one USB tablet, and an xHCI controller must carry exactly one.',
  remedy: 'Keep one <input type=\'tablet\' bus=\'usb\'/>.',
  witness: [{
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildUSBControllerArgStr',
    text: 'only single input device is supported',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildUSBControllerArgStr',
    text: 'only tablet input devices are supported',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildUSBControllerArgStr',
    text: 'only USB input devices are supported',
  }],
  drivers: ['bhyve'],
  visits: ['domain/devices'],
  *check(devices) {
    if (!children(devices, 'controller').some((c) => value(c, 'type') === 'usb')) return;
    const inputs = children(devices, 'input');
    for (const input of inputs) {
      const type = attribute(input, 'type');
      const bus = attribute(input, 'bus');
      if (bus && bus.value !== 'usb') yield { at: bus, message: `bhyve has input devices on USB only, not on ${bus.value}.` };
      else if (type && type.value !== 'tablet') yield { at: type, message: `bhyve has no ${type.value}, only a tablet.` };
    }
    for (const extra of inputs.slice(1)) yield { at: extra, message: 'bhyve has one input device, and there is one already.', evidence: [{ at: inputs[0]!, message: 'The first one is here.' }] };
  },
  bad: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <controller type='usb' model='nec-xhci'/>
    <input type='tablet' bus='usb'/>
    «<input type='tablet' bus='usb'/>»
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <controller type='usb' model='nec-xhci'/>
    <input type='tablet' bus='usb'/>
  </devices>
</domain>`,
  ],
});
