import { guestOf } from '../../schema/domain/example-domains.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const ADDRESS: Readonly<Record<string, string>> = { 'isa-serial': 'isa', 'usb-serial': 'usb', 'pci-serial': 'pci', 'spapr-vio-serial': 'spapr-vio', 'isa-debug': 'isa', 'system-serial': 'none', 'sclp-serial': 'none' };

export default defineRule({
  id: 'serial-target-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A serial port with an address of another bus',
  why: 'An ISA port has an ISA address, a USB one a USB address, a PCI one a PCI address; the ports that are part of the machine have none.',
  remedy: 'Remove <address>, or use the type that fits the target.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrTargetDef', text: "Target type '%1$s' requires address type '%2$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrTargetDef', text: "Target type '%1$s' cannot have an associated address" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/serial'],
  *check(serial, { text: source, domain }) {
    const address = child(serial, 'address');
    const type = attribute(address, 'type');
    const written = value(child(serial, 'target'), 'type');
    // Without a target, and for isa-serial on other machines, libvirt takes the port of the machine.
    const target = written === undefined || written === 'isa-serial' ? (isX86(domain) ? 'isa-serial' : undefined) : written;
    if (!address || !type || target === undefined || !Object.hasOwn(ADDRESS, target) || type.value === 'none' || type.value === ADDRESS[target]) return;
    const rule = ADDRESS[target] === 'none' ? 'has no address at all' : `has an address of type ${ADDRESS[target]}`;
    yield { at: type, message: `${deviceName(serial)} has an address of type ${type.value.slice(0, 40)}; a ${target} ${rule}.`, fixes: [safeFix('Remove <address>', removeElement(source, address))] };
  },
  bad: [
    "<serial type='pty'><target type='isa-serial' port='0'/><address «type='usb'» bus='0' port='1'/></serial>",
    guestOf('aarch64', 'virt', "<devices><serial type='pty'><target type='system-serial' port='0'/><address «type='isa'» iobase='0x3f8' irq='4'/></serial></devices>"),
  ],
  good: [
    "<serial type='pty'><target type='isa-serial' port='0'/><address type='isa' iobase='0x3f8' irq='4'/></serial>",
  ],
});
