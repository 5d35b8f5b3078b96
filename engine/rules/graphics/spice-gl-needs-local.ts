import { attribute, child, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const hasPort = (written: string | undefined): boolean => written !== undefined && written !== '0';

export default defineRule({
  id: 'spice-gl-needs-local',
  profile: 'host',
  severity: 'warning',
  title: 'OpenGL over a SPICE port',
  why: "QEMU hands rendered frames to a viewer on the same host only; with a port to listen on it refuses to start: 'SPICE GL support is local-only for now and incompatible with -spice port/tls-port'.",
  remedy: "Write <listen type='none'/> and no ports, and open the console with virt-viewer --attach; or leave out <gl enable='yes'/>.",
  witness: [{ source: 'qemu 10.0.13 ui/spice-core.c qemu_spice_init', text: 'SPICE GL support is local-only for now and incompatible with -spice port/tls-port' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const gl = child(graphics, 'gl');
    if (value(graphics, 'type') !== 'spice' || value(gl, 'enable') !== 'yes' || !gl) return;
    const listen = value(child(graphics, 'listen'), 'type');
    if (listen === 'none' || listen === 'socket') return;
    const at = ['port', 'tlsPort', 'autoport'].map((name) => attribute(graphics, name)).find((a) => a && (a.name === 'autoport' ? a.value === 'yes' : hasPort(a.value)));
    if (at) yield { at, message: `graphics spice renders with OpenGL and listens on a port (${at.name}='${at.value.slice(0, 10)}'): QEMU refuses to do both.`, fixes: [offeredFix('Do without OpenGL', setAttribute(gl, 'enable', 'no'))] };
  },
  bad: ["<graphics type='spice' «autoport='yes'»><gl enable='yes'/></graphics>"],
  good: ["<graphics type='spice'><listen type='none'/><gl enable='yes'/></graphics>", "<graphics type='spice' autoport='yes'><gl enable='no'/></graphics>"],
});
