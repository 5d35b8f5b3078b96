import { formatName } from '../../schema/names.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import type { Attribute } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const known = (element: Element): string | undefined => {
  const name = formatName(element);
  return name.kind === 'known' ? name.name : undefined;
};
const below = (elements: readonly Element[], name: string): Element[] => elements.flatMap((e) => children(e)).filter((e) => known(e) === name);

const FITS: Readonly<Record<string, RegExp>> = { signed: /^\s*[-+]?\d+$/, unsigned: /^\s*\+?\d+$/, bool: /^(true|false)$/ };

/** What is wrong with one <qemu:property>, and where. */
function problem(property: Element): { at: Element | Attribute; message: string } | undefined {
  const [name, type, given] = ['name', 'type', 'value'].map((n) => attribute(property, n));
  if (!name) return { at: property, message: 'This property has no name.' };
  if (name.value === 'id') return { at: name, message: 'The property id belongs to libvirt and cannot be overridden.' };
  if (!type) return { at: property, message: `The property ${name.value.slice(0, 40)} has no type.` };
  if (type.value === 'remove') return given && { at: given, message: `The property ${name.value.slice(0, 40)} is removed and can have no value.` };
  if (!given) return { at: property, message: `The property ${name.value.slice(0, 40)} has no value.` };
  const wanted = Object.hasOwn(FITS, type.value) ? FITS[type.value] : undefined;
  return wanted && !wanted.test(given.value) ? { at: given, message: `The property ${name.value.slice(0, 40)} is of type ${type.value}, which ${given.value.slice(0, 40) || 'an empty text'} is not.` } : undefined;
}

export default defineRule({
  id: 'qemu-override',
  profile: 'libvirt',
  severity: 'error',
  title: 'An override of a QEMU property that cannot be',
  why: 'A property is overridden by a value of its type, or removed without one; id belongs to libvirt, and the device is named by its alias.',
  remedy: "Name alias, name, type and a fitting value (none with type='remove').",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseOverrideProperties', text: "property with name 'id' can't be overridden" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseOverrideProperties', text: "missing 'value' attribute for 'qemu:property'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseOverrideProperties', text: "invalid value '%1$s' of 'value' attribute of 'qemu:property'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseOverrideProperties', text: "setting 'value' attribute of 'qemu:property' doesn't make sense with 'remove' type" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefNamespaceParseDeviceOverride', text: "missing 'alias' attribute for qemu:device" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain'],
  *check(domain) {
    const devices = below(below([domain], 'qemu:override'), 'qemu:device');
    for (const device of devices) if (!attribute(device, 'alias')) yield { at: device, message: 'This override names no device: it has no alias.' };
    for (const property of below(below(devices, 'qemu:frontend'), 'qemu:property')) {
      const found = problem(property);
      if (found) yield found;
    }
  },
  bad: [
    "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><qemu:override><qemu:device alias='a'><qemu:frontend><qemu:property «name='id'» type='string' value='x'/><qemu:property name='p' type='bool' «value='yes'»/><qemu:property name='r' type='remove' «value='1'»/></qemu:frontend></qemu:device></qemu:override></domain>",
    "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><qemu:override>«<qemu:device>»<qemu:frontend>«<qemu:property name='p' type='string'/>»</qemu:frontend></qemu:device></qemu:override></domain>",
  ],
  good: [
    "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><qemu:override><qemu:device alias='a'><qemu:frontend><qemu:property name='p' type='signed' value='-1'/><qemu:property name='r' type='remove'/></qemu:frontend></qemu:device></qemu:override></domain>",
  ],
});
