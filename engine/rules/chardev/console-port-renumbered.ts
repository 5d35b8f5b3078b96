import { all, attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { count } from '../../schema/read.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

const isSerial = (console: Element): boolean => ['serial', undefined].includes(value(child(console, 'target'), 'type'));

export default defineRule({
  id: 'console-port-renumbered',
  profile: 'silent',
  severity: 'hint',
  title: 'A number of a console that libvirt does not keep',
  why: 'libvirt numbers consoles in the order in which they stand, from 0, whatever the file says; where the guest has a serial port, it is console 0 as well.',
  remedy: 'Write the number libvirt gives, or leave it out; put the consoles in the order they are to have.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefAddConsoleCompat', text: "the value of 'target.port' is overriden by the index of the console in the 'def->consoles' array" }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['console'],
  visits: ['domain/devices'],
  *check(devices, { domain }) {
    const consoles = children(devices, 'console');
    if (child(domain, 'devices') !== devices || all(domain, 'devices').length > 1 || consoles.length === 0) return;
    // A serial port without a console of its own gets one before all others.
    const shift = !isSerial(consoles[0]!) && children(devices, 'serial').length > 0 ? 1 : 0;
    for (const [i, console] of consoles.entries()) {
      const target = child(console, 'target');
      const port = attribute(target, 'port');
      const number = count(target, 'port');
      // One that is a serial port has that port's number.
      if (isSerial(console) || !port?.valueSpan || number === undefined || number === i || number === i + shift) continue;
      yield { at: port, message: `libvirt numbers this console ${i + shift}, not ${number}.`, fixes: [safeFix(`Write port='${i + shift}'`, replace(port.valueSpan, String(i + shift)))] };
    }
  },
  bad: ["<devices><console type='pty'><target type='virtio' «port='5'»/></console></devices>"],
  good: ["<devices><console type='pty'><target type='virtio' port='0'/></console><console type='pty'><target type='virtio' port='1'/></console></devices>", "<devices><serial type='pty'/><console type='pty'><target type='virtio' port='1'/></console></devices>"],
});
