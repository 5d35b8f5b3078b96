import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { deviceNodes: [{ path: '/dev/dri', exists: false }, { path: '/dev/kvm', exists: true }] };
const other = { deviceNodes: [{ path: '/dev/dri', exists: true }, { path: '/dev/dri/renderD128', exists: true }] };

/** True when libvirt is to choose a node (virDomainGraphicsNeedsAutoRenderNode). */
function choosesNode(graphics: Element): boolean {
  const gl = child(graphics, 'gl');
  if (value(gl, 'rendernode') !== undefined) return false;
  const type = value(graphics, 'type');
  return type === 'egl-headless' || ((type === 'spice' || type === 'dbus') && value(gl, 'enable') === 'yes');
}

export default defineRule({
  id: 'render-node-not-on-host',
  cause: 'gfx-egl-no-render-node',
  profile: 'host',
  severity: 'error',
  title: 'OpenGL on a host without a graphics card for it',
  why: 'For egl-headless, and for SPICE and D-Bus with OpenGL, libvirt takes the first render node of the host (/dev/dri/renderD128). Without one the guest does not start.',
  remedy: "Load the driver of the host's graphics card, or do without OpenGL: remove <gl>, or egl-headless and <acceleration>.",
  witness: [{ source: 'libvirt 11.3.0 src/util/virutil.c virHostGetDRMRenderNode', text: 'No DRM render nodes available' }, { source: 'libvirt 11.3.0 src/util/virfile.c virDirOpenInternal', text: "cannot open directory '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/graphics'],
  needs: ['deviceNodes'],
  *check(graphics, { host: { deviceNodes } }) {
    const folder = deviceNodes.find(({ path }) => path === '/dev/dri');
    if (!folder || !choosesNode(graphics) || deviceNodes.some(({ path, exists }) => exists && path.startsWith('/dev/dri/renderD'))) return;
    const at = attribute(child(graphics, 'gl'), 'enable') ?? attribute(graphics, 'type')!;
    yield { at, message: `${deviceName(graphics)} needs a render node for OpenGL, and the host has ${folder.exists ? 'none in /dev/dri' : 'no /dev/dri'}.` };
  },
  bad: [{ xml: "<graphics «type='egl-headless'»/>", host }, { xml: "<graphics type='spice'><gl «enable='yes'»/></graphics>", host }],
  good: [{ xml: "<graphics type='egl-headless'/>", host: other }, { xml: "<graphics type='spice'><gl enable='no'/></graphics>", host }, { xml: "<graphics type='egl-headless'><gl rendernode='/dev/dri/renderD129'/></graphics>", host }],
});
