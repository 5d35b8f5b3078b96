import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, offeredFix } from '../rule.ts';

const PORTS = 4;

export default defineRule({
  id: 'isa-serial-ports',
  profile: 'libvirt',
  severity: 'error',
  title: 'ISA serial ports beyond the fourth, or two at one',
  why: 'A PC has four ISA serial ports, numbered 0 to 3.',
  remedy: "Use ports 0 to 3, each once; for more take <target type='pci-serial'> or 'usb-serial'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainChrIsaSerialDefPostParse', text: "Maximum supported number of ISA serial ports is '%1$d'" },
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainChrIsaSerialDefPostParse', text: "target port '%1$d' already allocated" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['serial'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    // libvirt looks before it fills in the kinds that are not written.
    const ports = children(devices, 'serial').filter((s) => value(child(s, 'target'), 'type') === 'isa-serial');
    const first = new Map<number, Element>();
    for (const [i, serial] of ports.entries()) {
      const written = attribute(child(serial, 'target'), 'port');
      const port = written && readNumber(written.value, 10);
      if (i >= PORTS || (port !== undefined && port >= PORTS)) {
        yield { at: port !== undefined && port >= PORTS ? written! : serial, message: port !== undefined && port >= PORTS ? `${deviceName(serial)} is at ISA port ${port}; a guest has ports 0 to ${PORTS - 1}.` : `${deviceName(serial)} is ISA serial port number ${i + 1}; a guest has ${PORTS}.` };
        continue;
      }
      if (port === undefined) continue;
      const before = first.get(port);
      if (before) yield { at: written!, message: `${deviceName(serial)} is at ISA port ${port}, where another one is already.`, evidence: [{ at: before, message: 'The other one is here.' }], fixes: [offeredFix('Remove port; libvirt chooses one', removeAttribute(source, written!))] };
      else first.set(port, serial);
    }
  },
  bad: [
    "<devices><serial type='pty'><target type='isa-serial' port='0'/></serial><serial type='pty'><target type='isa-serial' «port='0'»/></serial></devices>",
    "<devices><serial type='pty'><target type='isa-serial' «port='4'»/></serial></devices>",
  ],
  good: [
    "<devices><serial type='pty'><target type='isa-serial' port='0'/></serial><serial type='pty'><target type='isa-serial' port='3'/></serial><serial type='pty'><target type='usb-serial' port='4'/></serial></devices>",
  ],
});
