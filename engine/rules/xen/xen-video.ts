import { count } from '../../schema/read.ts';
import { attribute, child, children, descend, text } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const xen = (devices: string): string => `<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type></os><devices>${devices}</devices></domain>`;
/** In KiB, by model. */
const LEAST: Readonly<Record<string, number>> = { vga: 8192, xen: 8192, cirrus: 4096, qxl: 131072 };

export default defineRule({
  id: 'xen-video',
  profile: 'libvirt',
  severity: 'error',
  title: 'Video that Xen does not have',
  why: 'HVM guests have vga, xen, cirrus or qxl with a least amount of memory (8, 8, 4 and 128 MiB), and graphics by VNC, SDL or SPICE.',
  remedy: "Use one of those models, with enough vram, and type='vnc'.",
  witness: [
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeVideo', text: 'video type %1$s is not supported by libxl' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeVideo', text: 'videoram must be at least 8MB for VGA' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeVideo', text: 'videoram must be at least 4MB for CIRRUS' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeVideo', text: 'videoram must be at least 128MB for QXL' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeVfb', text: 'unsupported graphics type %1$s' },
  ],
  drivers: ['xen'],
  visits: ['domain/devices'],
  *check(devices, { domain }) {
    if (text(descend(domain, 'os', 'type')) !== 'hvm') return;
    const model = child(child(devices, 'video'), 'model');
    const type = attribute(model, 'type');
    const vram = count(model, 'vram');
    if (type && !Object.hasOwn(LEAST, type.value)) yield { at: type, message: `Xen has no video adapter ${type.value.slice(0, 40)}, only ${Object.keys(LEAST).join(', ')}.` };
    else if (type && vram !== undefined && vram > 0 && vram < LEAST[type.value]!) yield { at: attribute(model, 'vram')!, message: `The video adapter ${type.value} has ${vram} KiB; Xen wants at least ${LEAST[type.value]}.`, fixes: [safeFix(`Write vram='${LEAST[type.value]}'`, setAttribute(model!, 'vram', `${LEAST[type.value]}`))] };
    for (const graphics of children(devices, 'graphics')) {
      const kind = attribute(graphics, 'type');
      if (kind && ['rdp', 'desktop', 'egl-headless', 'dbus'].includes(kind.value)) yield { at: kind, message: `Xen has no ${kind.value} graphics.` };
    }
  },
  bad: [
    xen("<video><model «type='virtio'»/></video>"),
    xen("<video><model type='cirrus' «vram='1024'»/></video>"),
  ],
  good: [
    xen("<video><model type='vga' vram='16384'/></video><graphics type='vnc' port='-1'/>"),
  ],
});
