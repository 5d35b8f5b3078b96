import { deviceName } from '../../schema/read.ts';
import { attribute, descend, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'input-bus-of-guest',
  profile: 'libvirt',
  severity: 'error',
  title: 'An input device on a bus that this kind of guest lacks',
  why: 'Paravirtual Xen guests have the xen bus, for mouse and keyboard; full virtual machines have every bus but xen; containers have no input devices.',
  remedy: 'Choose another bus, or remove the device.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainInputDefValidate', text: 'unsupported input bus %1$s' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainInputDefValidate', text: 'xen bus does not support %1$s input device' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainInputDefValidate', text: 'Input devices are not supported by this virtualization driver.' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainInputDefValidate', text: "parallels containers don't support input bus %1$s" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainInputDefValidate', text: 'parallels bus does not support %1$s input device' },
  ],
  visits: ['domain/devices/input'],
  *check(input, { domain, driver }) {
    const os = text(descend(domain, 'os', 'type'));
    const bus = attribute(input, 'bus');
    const type = attribute(input, 'type');
    const isPlain = type?.value === 'mouse' || type?.value === 'keyboard';
    if (os === 'hvm') {
      if (bus?.value === 'xen') yield { at: bus, message: `${deviceName(input)} is on the xen bus, which only paravirtual guests have.` };
    } else if (os === 'xen' || os === 'xenpvh' || (os === 'linux' && driver === 'xen')) {
      if (bus && bus.value !== 'xen') yield { at: bus, message: `${deviceName(input)} is on the ${bus.value} bus; a paravirtual Xen guest has only the xen bus.` };
      else if (type && !isPlain) yield { at: type, message: `The xen bus has no ${type.value}; only mouse and keyboard.` };
    } else if (os === 'exe' && (driver === 'vz' || driver === 'parallels')) {
      if (bus && bus.value !== 'parallels') yield { at: bus, message: `${deviceName(input)} is on the ${bus.value} bus; a container of Virtuozzo has only the parallels bus.` };
      else if (type && !isPlain) yield { at: type, message: `The parallels bus has no ${type.value}; only mouse and keyboard.` };
    } else if (os === 'exe') yield { at: input, message: 'A container has no input devices.' };
  },
  bad: [
    "<input type='mouse' «bus='xen'»/>",
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type>xen</type></os><devices><input type='mouse' «bus='usb'»/></devices></domain>",
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type>xen</type></os><devices><input «type='tablet'» bus='xen'/></devices></domain>",
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init></os><devices>«<input type='tablet' bus='usb'/>»</devices></domain>",
  ],
  good: [
    "<input type='mouse' bus='ps2'/>",
    "<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type>xen</type></os><devices><input type='mouse' bus='xen'/></devices></domain>",
  ],
});
