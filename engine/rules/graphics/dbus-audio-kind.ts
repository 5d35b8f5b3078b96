import { audioById } from '../../schema/domain/graphics.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'dbus-audio-kind',
  profile: 'libvirt',
  severity: 'error',
  title: 'D-Bus graphics with audio of another kind',
  why: "The display sends sound over D-Bus only from an audio back end of type='dbus'.",
  remedy: "Name an <audio type='dbus'/>, or remove <audio> from the graphics.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDBusGraphics', text: "The associated audio is not of 'dbus' kind." },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/graphics'],
  *check(graphics, { domain }) {
    const id = attribute(child(graphics, 'audio'), 'id');
    const audio = id && audioById(domain).get(id.value);
    if (value(graphics, 'type') !== 'dbus' || !id || !audio || value(audio, 'type') === 'dbus') return;
    yield { at: id, message: `The D-Bus graphics use audio ${id.value.slice(0, 10)}, which is of type ${(value(audio, 'type') ?? 'unknown').slice(0, 40)}.`, evidence: [{ at: audio, message: 'That audio is here.' }] };
  },
  bad: [
    "<devices><graphics type='dbus'><audio «id='1'»/></graphics><audio id='1' type='none'/></devices>",
  ],
  good: [
    "<devices><graphics type='dbus'><audio id='1'/></graphics><audio id='1' type='dbus'/></devices>",
  ],
});
