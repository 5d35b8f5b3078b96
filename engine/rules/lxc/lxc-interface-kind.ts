import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const lxc = (devices: string): string => `<domain type='lxc'><name>example</name><memory unit='MiB'>256</memory><os><type>exe</type><init>/sbin/init</init></os><devices><console type='pty'/>${devices}</devices></domain>`;
const TYPES = ['user', 'vhostuser', 'server', 'client', 'mcast', 'udp', 'internal', 'hostdev', 'vdpa', 'null', 'vds'];

export default defineRule({
  id: 'lxc-interface-kind',
  profile: 'libvirt',
  severity: 'error',
  title: 'A network that containers do not have',
  why: 'A container gets one end of a veth pair on a bridge, network or nothing, or a macvlan device; scripts are not run.',
  remedy: "Use type='network', 'bridge', 'ethernet' or 'direct', without <script>.",
  witness: [
    { source: 'libvirt 11.3.0 src/lxc/lxc_process.c virLXCProcessSetupInterfaces', text: 'Unsupported network type %1$s' },
    { source: 'libvirt 11.3.0 src/lxc/lxc_process.c virLXCProcessValidateInterface', text: 'scripts are not supported on LXC network interfaces' },
  ],
  drivers: ['lxc'],
  visits: ['domain/devices/interface'],
  *check(net, { text: source }) {
    const type = attribute(net, 'type');
    const script = child(net, 'script');
    if (type && TYPES.includes(type.value)) yield { at: type, message: `${deviceName(net)} is of type ${type.value}, which containers do not have.` };
    else if (script) yield { at: script, message: `${deviceName(net)} names a script, which containers' networks do not run.`, fixes: [safeFix('Remove <script>', removeElement(source, script))] };
  },
  bad: [
    lxc("<interface «type='user'»/>"),
    lxc("<interface type='bridge'><source bridge='br0'/>«<script path='/srv/up'/>»</interface>"),
  ],
  good: [
    lxc("<interface type='bridge'><source bridge='br0'/></interface>"),
  ],
});
