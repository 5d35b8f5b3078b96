import { children, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const isUnset = (written: string | undefined): boolean => written === undefined || written === '0';

export default defineRule({
  id: 'spice-unreachable',
  profile: 'silent',
  severity: 'warning',
  title: 'SPICE that listens nowhere',
  why: "Without a port and with automatic ports off, libvirt turns the address that SPICE is to listen on into <listen type='none'/>: nobody can connect but through libvirt itself.",
  remedy: "Write autoport='yes' or a port, or say <listen type='none'/> if that is meant.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseGraphics', text: "If spice graphics is configured without ports and with autoport='no' then we start qemu with Spice to not listen anywhere." }],
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    if (value(graphics, 'type') !== 'spice' || value(graphics, 'autoport') === 'yes') return;
    const listens = children(graphics, 'listen').map((l) => value(l, 'type'));
    const address = value(graphics, 'listen') ?? (listens[0] === 'address' ? 'an address' : undefined);
    // Only where an address says that somebody is to connect; without one, listening nowhere may well be meant.
    if (address === undefined || !isUnset(value(graphics, 'port')) || !isUnset(value(graphics, 'tlsPort'))) return;
    yield { at: graphics, message: `graphics spice names ${address === 'an address' ? address : `the address ${address.slice(0, 40)}`} but no port: libvirt makes it listen nowhere.`, fixes: [offeredFix("Let libvirt choose the port: autoport='yes'", setAttribute(graphics, 'autoport', 'yes'))] };
  },
  bad: ["«<graphics type='spice' autoport='no' listen='10.0.0.1'>»</graphics>", "«<graphics type='spice'>»<listen type='address' address='10.0.0.1'/></graphics>"],
  good: ["<graphics type='spice' autoport='yes' listen='10.0.0.1'/>", "<graphics type='spice' autoport='no'><listen type='none'/></graphics>", "<graphics type='spice' port='5901' listen='10.0.0.1'/>", "<graphics type='spice'/>"],
});
