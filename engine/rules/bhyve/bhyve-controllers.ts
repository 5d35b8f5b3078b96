import { attribute, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-controllers',
  profile: 'libvirt',
  severity: 'error',
  title: 'Controllers that bhyve does not have',
  why: 'bhyve has a PCI root, SATA, one USB and one ISA controller.',
  remedy: 'Remove the controller.',
  witness: [{
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildControllerArgStr',
    text: 'only single USB controller is supported',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildControllerArgStr',
    text: 'unsupported PCI controller model: only PCI root supported',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildControllerArgStr',
    text: 'unsupported controller device',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildControllerArgStr',
    text: 'only single ISA controller is supported',
  }],
  drivers: ['bhyve'],
  visits: ['domain/devices'],
  *check(devices) {
    for (const controller of children(devices, 'controller')) {
      const type = attribute(controller, 'type');
      const model = attribute(controller, 'model');
      if (type?.value === 'pci' && model && model.value !== 'pci-root') yield { at: model, message: `bhyve has no ${model.value}, only a pci-root.` };
      else if (type && !['pci', 'sata', 'usb', 'isa'].includes(type.value)) yield { at: type, message: `bhyve has no controller of type ${type.value}.` };
    }
    for (const kind of ['usb', 'isa']) {
      const same = children(devices, 'controller').filter((c) => value(c, 'type') === kind);
      for (const extra of same.slice(1)) yield { at: extra, message: `bhyve has one ${kind.toUpperCase()} controller, and there is one already.`, evidence: [{ at: same[0]!, message: 'The first one is here.' }] };
    }
  },
  bad: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <controller type='usb' model='nec-xhci'/>
    «<controller type='usb' index='1' model='nec-xhci'/>»
    <input type='tablet' bus='usb'/>
  </devices>
</domain>`,
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <controller «type='scsi'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <controller type='sata' index='0'/>
    <controller type='usb' model='nec-xhci'/>
    <input type='tablet' bus='usb'/>
  </devices>
</domain>`,
  ],
});
