import { all, attribute, child, children, remembered, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const firstSerial = remembered((domain: Element): Element | undefined => all(domain, 'devices', 'serial')[0]);

/** What a character device is connected to, for comparison. */
const sourceOf = (chr: Element): string => JSON.stringify([
  value(chr, 'type') ?? '', ...children(chr, 'source').map((s) => s.attributes.map((a) => [a.name, a.value])), ...children(chr, 'protocol').map((p) => value(p, 'type')),
]);

export default defineRule({
  id: 'console-replaced',
  profile: 'silent',
  severity: 'warning',
  title: 'A console that libvirt replaces by the serial port',
  why: 'On hvm guests the first <console> of type serial is but another name of the first <serial>. Where the two are connected to different things, libvirt throws the console away and shows the serial port in its place.',
  remedy: 'Connect the <serial> to what the console is to go to and remove the <console>, or give the console another target such as virtio.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefAddConsoleCompat', text: 'if no: change the console to be alias of the serial port' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/console'],
  *check(console, { text, domain }) {
    if (child(console.parent, 'console') !== console || value(domain, 'id') !== undefined) return;
    const serial = firstSerial(domain);
    if (!serial) return;
    const target = value(child(console, 'target'), 'type') ?? 'serial';
    if (target !== 'serial' || sourceOf(console) === sourceOf(serial) || value(console, 'type') === undefined) return;
    // For ptys the path is libvirt's to choose.
    if (value(console, 'type') === 'pty' && value(serial, 'type') === 'pty') return;
    yield {
      at: attribute(console, 'type')!, message: `This console goes to ${value(console, 'type')!.slice(0, 20)}, the first serial port to ${(value(serial, 'type') ?? 'nothing').slice(0, 20)} or elsewhere: libvirt drops the console's and keeps the serial port's.`,
      evidence: [{ at: serial, message: 'This serial port takes its place.' }], fixes: [offeredFix('Remove the console', removeElement(text, console))],
    };
  },
  bad: ["<serial type='pty'/><console «type='file'»><source path='/var/log/guest.log'/><target type='serial'/></console>"],
  good: ["<serial type='pty'/><console type='pty'/>", "<serial type='pty'/><console type='file'><source path='/var/log/guest.log'/><target type='virtio'/></console>", "<console type='file'><source path='/var/log/guest.log'/></console>"],
});
