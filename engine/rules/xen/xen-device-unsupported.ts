import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, descend, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import type { Attribute } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const xen = (devices: string): string => `<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type></os><devices>${devices}</devices></domain>`;

/** What Xen has no use for in one device, and how to say it. */
function refused(device: Element, isHvm: boolean): [at: Element | Attribute, message: string] | undefined {
  const model = attribute(device, 'model');
  switch (device.name) {
    case 'sound': return model && !['ich6', 'es1370', 'ac97', 'sb16'].includes(model.value) ? [model, `Xen has no sound card ${model.value.slice(0, 40)}.`] : undefined;
    case 'memballoon': return model && model.value !== 'xen' ? [model, model.value === 'none' ? 'The memory balloon of a Xen guest cannot be switched off.' : `Xen has no memory balloon ${model.value.slice(0, 40)}, only xen.`] : undefined;
    case 'controller': return value(device, 'type') === 'usb' && model && !['qusb1', 'qusb2', 'none'].includes(model.value) ? [model, `Xen has no USB controller ${model.value.slice(0, 40)}, only qusb1 and qusb2.`] : undefined;
    case 'parallel': return isHvm ? [device, 'Xen guests have no parallel ports.'] : undefined;
    case 'interface': { const filter = child(device, 'filterref'); return filter && [filter, `${deviceName(device)} has a filter, which Xen's driver does not set up.`]; }
    case 'disk': { const transient = child(device, 'transient'); return transient && [transient, `${deviceName(device)} is transient, which Xen does not have.`]; }
    default: return undefined;
  }
}

export default defineRule({
  id: 'xen-device-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A device that Xen does not have',
  why: 'Xen has sound cards ich6, es1370, ac97 and sb16, its own memory balloon, its own USB controllers, no network filters, no parallel ports and no transient disks.',
  remedy: 'Use the one Xen has, or remove the element.',
  witness: [
    { source: 'libvirt 11.3.0 src/libxl/libxl_domain.c libxlDomainDefValidate', text: 'unsupported audio model %1$s' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_domain.c libxlDomainDeviceDefValidate', text: 'filterref is not supported in %1$s' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDomBuildInfo', text: "unsupported balloon device model '%1$s'" },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDomBuildInfo', text: 'balloon device cannot be disabled' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeUSBController', text: 'unsupported usb model' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDomBuildInfo', text: 'Parallel devices are not supported by libxl' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeDisk', text: 'libxenlight does not support transient disks' },
  ],
  drivers: ['xen'],
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    const isHvm = text(descend(domain, 'os', 'type')) === 'hvm';
    for (const device of children(devices)) {
      const found = refused(device, isHvm);
      if (!found) continue;
      const edit = found[0].kind === 'element' ? removeElement(source, found[0]) : found[0].owner.name === 'memballoon' ? replace(found[0].valueSpan!, 'xen') : removeElement(source, found[0].owner);
      yield { at: found[0], message: found[1], fixes: [offeredFix(found[0].kind === 'element' || found[0].owner.name !== 'memballoon' ? 'Remove it' : "Write model='xen'", edit)] };
    }
  },
  bad: [
    xen("<sound «model='ich9'»/>"),
    xen("<memballoon «model='virtio'»/>"),
    xen("<interface type='bridge'><source bridge='br0'/>«<filterref filter='clean-traffic'/>»</interface>"),
  ],
  good: [
    xen("<sound model='es1370'/><memballoon model='xen'/><controller type='usb' index='0' model='qusb2'/>"),
  ],
});
