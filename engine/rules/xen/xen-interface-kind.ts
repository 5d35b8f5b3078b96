import { deviceName } from '../../schema/read.ts';
import { attribute, child, descend, text } from '../../xml/query.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

const xen = (devices: string, type = 'hvm'): string => `<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>${type}</type></os><devices>${devices}</devices></domain>`;
const TYPES = ['vhostuser', 'user', 'server', 'client', 'mcast', 'udp', 'internal', 'direct', 'vdpa', 'null', 'vds'];

export default defineRule({
  id: 'xen-interface-kind',
  profile: 'libvirt',
  severity: 'error',
  title: 'A network card that Xen does not have',
  why: "Xen's networks are bridges, libvirt networks and Ethernet devices; scripts run for bridges and Ethernet devices; paravirtual guests have netfront alone.",
  remedy: "Use type='bridge' or 'network', and <model type='netfront'/> in paravirtual guests.",
  witness: [
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeNic', text: 'unsupported interface type %1$s' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeNic', text: "only model 'netfront' is supported for Xen PV(H) domains" },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeNic', text: 'specifying a script is only supported with interface types bridge and ethernet' },
  ],
  drivers: ['xen'],
  visits: ['domain/devices/interface'],
  *check(net, { domain }) {
    const type = attribute(net, 'type');
    const model = attribute(child(net, 'model'), 'type');
    const osType = text(descend(domain, 'os', 'type'));
    if (type && TYPES.includes(type.value)) yield { at: type, message: `${deviceName(net)} is of type ${type.value}, which Xen does not have.` };
    else if (model?.valueSpan && ['xen', 'xenpvh'].includes(osType) && model.value !== 'netfront') yield { at: model, message: `${deviceName(net)} has the model ${model.value.slice(0, 40)}; paravirtual guests have netfront only.`, fixes: [safeFix("Write type='netfront'", replace(model.valueSpan, 'netfront'))] };
  },
  bad: [
    xen("<interface «type='user'»/>"),
    xen("<interface type='bridge'><source bridge='br0'/><model «type='e1000'»/></interface>", 'xen'),
  ],
  good: [
    xen("<interface type='bridge'><source bridge='br0'/><model type='e1000'/></interface>"),
  ],
});
