import { attribute, child, value } from '../../xml/query.ts';
import type { Element, Target } from '../../xml/tree.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const ANY = ['0.0.0.0', '::', '0:0:0:0:0:0:0:0', '*'];

/** Where it says that everybody may connect. */
function openPlace(graphics: Element): (Target & { readonly valueSpan?: { readonly start: number; readonly end: number } }) | undefined {
  const own = attribute(graphics, 'listen');
  const listen = child(graphics, 'listen');
  const address = value(listen, 'type') === 'address' ? attribute(listen, 'address') : undefined;
  return [own, address].find((a) => a && ANY.includes(a.value));
}

export default defineRule({
  id: 'graphics-open-to-world',
  profile: 'security',
  severity: 'info',
  title: 'A console that anybody may open',
  why: "The guest's screen, keyboard and mouse are served on every network of the host, and the definition asks for no password. Who reaches the port sits at the guest's console, as if in front of it. (vnc_tls, vnc_sasl or spice_tls in qemu.conf may ask for more; the definition does not show it.)",
  remedy: "Listen on 127.0.0.1 and connect through ssh (virt-viewer -c qemu+ssh://host/system does), or set up TLS and passwords in qemu.conf.",
  witness: [{ source: 'libvirt manual, formatdomain, Graphical framebuffers, vnc', text: "The passwd attribute provides a VNC password in clear text." }, { source: 'libvirt 11.3.0 src/qemu/qemu.conf.in', text: 'VNC is configured to listen on 127.0.0.1 by default. […] To make it listen on all public interfaces, uncomment this next option. NB, strong recommendation to enable TLS + x509 certificate verification when allowing public access' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const type = value(graphics, 'type');
    if (!['vnc', 'spice', 'rdp'].includes(type ?? '') || value(graphics, 'socket') !== undefined || (value(graphics, 'passwd') ?? '') !== '') return;
    const at = openPlace(graphics);
    if (at) yield { at, message: `graphics ${type} listens on every address of the host and asks for no password.`, fixes: at.valueSpan ? [offeredFix('Listen on 127.0.0.1 only', replace(at.valueSpan, '127.0.0.1'))] : [] };
  },
  bad: ["<graphics type='vnc' port='-1' «listen='0.0.0.0'»/>", "<graphics type='spice' autoport='yes'><listen type='address' «address='::'»/></graphics>"],
  good: ["<graphics type='vnc' port='-1' listen='127.0.0.1'/>", "<graphics type='vnc' port='-1' listen='0.0.0.0' passwd='s3cret'/>"],
});
