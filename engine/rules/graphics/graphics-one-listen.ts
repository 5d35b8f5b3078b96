import { deviceName } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'graphics-one-listen',
  profile: 'libvirt',
  severity: 'error',
  title: 'Graphics that listen in several places',
  why: "QEMU's display servers listen on one address or socket each; libvirt refuses to start more.",
  remedy: 'Keep one <listen>; 0.0.0.0 listens everywhere.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidateGraphics', text: 'QEMU does not support multiple listens for one graphics device.' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidateGraphics', text: 'qemu-rdp does not support multiple listens for one graphics device.' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/graphics'],
  *check(graphics, { text: source }) {
    const type = value(graphics, 'type') ?? '';
    const listens = children(graphics, 'listen');
    if (!['vnc', 'spice', 'rdp'].includes(type)) return;
    for (const extra of listens.slice(1)) yield { at: extra, message: `${deviceName(graphics)} listens in one place already.`, evidence: [{ at: listens[0]!, message: 'The first one is here.' }], fixes: [offeredFix('Remove this <listen>', removeElement(source, extra))] };
  },
  bad: [
    "<graphics type='vnc' port='-1'><listen type='address' address='127.0.0.1'/>«<listen type='address' address='192.0.2.1'/>»</graphics>",
  ],
  good: [
    "<graphics type='vnc' port='-1'><listen type='address' address='127.0.0.1'/></graphics>",
  ],
});
