import { graphicsTypes } from '../../schema/domain/graphics.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'spiceport-needs-spice',
  profile: 'libvirt',
  severity: 'error',
  title: 'A SPICE port without SPICE graphics',
  why: "A spiceport is a channel of the SPICE server; without <graphics type='spice'> there is none.",
  remedy: "Add <graphics type='spice'/>, or use another type.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrSourceDef', text: "chardev '%1$s' not supported without spice graphics" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/serial', 'domain/devices/parallel', 'domain/devices/console', 'domain/devices/channel', 'domain/devices/redirdev', 'domain/devices/smartcard'],
  *check(device, { domain }) {
    const type = attribute(device, 'type');
    if (type?.value !== 'spiceport' || graphicsTypes(domain).has('spice')) return;
    yield { at: type, message: `${deviceName(device)} is a port of SPICE, but the domain has no SPICE graphics.` };
  },
  bad: [
    "<serial «type='spiceport'»><source channel='org.example.a'/></serial>",
  ],
  good: [
    "<devices><graphics type='spice' autoport='yes'/><serial type='spiceport'><source channel='org.example.a'/></serial></devices>",
  ],
});
