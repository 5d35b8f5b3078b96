import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

/** Bytes of UTF-8, as C counts them. */
const bytesIn = (s: string): number => [...s].reduce((n, c) => n + (c < '\u0080' ? 1 : c < '\u0800' ? 2 : c < '\uffff' ? 3 : 4), 0);

export default defineRule({
  id: 'vnc-password-length',
  profile: 'libvirt',
  severity: 'error',
  title: 'A VNC password longer than eight characters',
  why: "VNC's authentication uses eight characters; libvirt refuses longer ones rather than cut them.",
  remedy: 'Use at most eight characters.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVNCGraphics', text: 'VNC password is %1$zu characters long, only 8 permitted' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const password = attribute(graphics, 'passwd');
    const length = password ? bytesIn(password.value) : 0;
    if (password && value(graphics, 'type') === 'vnc' && length > 8) yield { at: password, message: `The VNC password is ${length} bytes long; VNC takes 8.` };
  },
  bad: [
    "<graphics type='vnc' port='-1' «passwd='123456789'»/>",
  ],
  good: [
    "<graphics type='vnc' port='-1' passwd='12345678'/>",
  ],
});
