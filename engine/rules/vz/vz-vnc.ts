import { attribute, children, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const vz = (devices: string): string => `<domain type='vz'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os><devices>${devices}</devices></domain>`;

export default defineRule({
  id: 'vz-vnc',
  profile: 'libvirt',
  severity: 'error',
  title: "A VNC setting that Virtuozzo's driver does not take",
  why: 'Its VNC server listens on one address, with the en-us keymap, and knows no websockets, exclusive sharing or password expiry.',
  remedy: 'Remove the setting.',
  witness: [
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckUnsupportedGraphics', text: "vz driver doesn't support websockets for VNC graphics." },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckUnsupportedGraphics', text: "vz driver doesn't support exclusive share policy for VNC graphics." },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckUnsupportedGraphics', text: "vz driver doesn't support setting password expire time." },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckUnsupportedGraphics', text: "vz driver doesn't support more than one listening VNC server per domain" },
    { source: 'libvirt 11.3.0 src/vz/vz_utils.c vzCheckUnsupportedGraphics', text: 'vz driver supports only address-based VNC listening' },
  ],
  drivers: ['vz', 'parallels'],
  visits: ['domain/devices/graphics'],
  *check(graphics, { text: source }) {
    if (value(graphics, 'type') !== 'vnc') return;
    const keymap = attribute(graphics, 'keymap');
    const share = attribute(graphics, 'sharePolicy');
    const refused = [attribute(graphics, 'websocket'), attribute(graphics, 'passwdValidTo'), keymap?.value === 'en-us' ? undefined : keymap, share?.value === 'allow-exclusive' ? share : undefined];
    for (const found of refused) if (found) yield { at: found, message: `Virtuozzo's VNC server does not take ${found.name}='${found.value.slice(0, 40)}'.`, fixes: [safeFix(`Remove ${found.name}`, removeAttribute(source, found))] };
    const [first, second] = children(graphics, 'listen');
    const kind = attribute(first, 'type');
    if (second) yield { at: second, message: 'Virtuozzo’s VNC server listens in one place.' };
    else if (kind && kind.value !== 'address') yield { at: kind, message: `Virtuozzo's VNC server listens on an address, not on a ${kind.value.slice(0, 40)}.` };
  },
  bad: [
    vz("<graphics type='vnc' autoport='yes' «websocket='5700'»/>"),
  ],
  good: [
    vz("<graphics type='vnc' autoport='yes' keymap='en-us'><listen type='address' address='127.0.0.1'/></graphics>"),
  ],
});
