import { isOlder } from '../../core/version.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const hostdev = (address: string): string => `<hostdev mode='subsystem' type='usb'><source>${address}</source></hostdev>`;

export default defineRule({
  id: 'hostdev-usb-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB device of the host by half an address',
  why: 'On a bus of the host a device is found by its number (device), which changes with each plugging, or by its port, which does not: by one of them.',
  remedy: "Write <address bus='1' port='1.3'/> or <address bus='1' device='5'/>.",
  witness: [
    { source: 'libvirt 12.8.0 libvirt.so.0, its parser of USB host devices', text: 'found both device id and port in usb address (ambiguous setting)' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysUSBDefParseXML, by virXMLPropUInt', text: "Missing required attribute 'device' in element 'address'" },
    { source: 'libvirt 12.8.0 libvirt.so.0, its parser of USB host devices', text: 'usb address needs either device id or port' },
  ],
  onlyWith: ['hostdev'],
  visits: ['domain/devices/hostdev/source'],
  *check(source, { text, target }) {
    const address = child(source, 'address');
    if (!address || value(source.parent, 'type') !== 'usb' || (value(source.parent, 'mode') ?? 'subsystem') !== 'subsystem') return;
    const [device, port] = [attribute(address, 'device'), attribute(address, 'port')];
    // Earlier releases do not know ports.
    if (device && port && isOlder(target.libvirt, '12.0.0')) return;
    if (!device && port && isOlder(target.libvirt, '11.4.0')) yield { at: address, message: `${deviceName(source)} is named by its port, which libvirt ${target.libvirt} does not know yet: the number of the device is missing.` };
    if (device && port) yield { at: port, message: `${deviceName(source)} is named by its number and by its port.`, evidence: [{ at: device, message: 'Its number is here.' }], fixes: [offeredFix('Remove port', removeAttribute(text, port)), offeredFix('Remove device', removeAttribute(text, device))] };
    else if (!device && !port) yield { at: address, message: `${deviceName(source)} has a bus, but neither the number nor the port of a device on it.` };
  },
  bad: [{ xml: hostdev("«<address bus='1' port='1.3'/>»"), target: { libvirt: '11.3.0' } }, hostdev("<address bus='1' device='2' «port='3'»/>"), hostdev("«<address bus='1'/>»")],
  good: [hostdev("<address bus='1' device='2'/>"), hostdev("<address bus='1' port='1.3'/>")],
});
