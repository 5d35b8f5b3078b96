import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { programs: [{ name: 'ovs-vsctl' }, { name: 'swtpm', path: '/usr/bin/swtpm' }] };
const nic = (port: string): string => `<interface type='bridge'><source bridge='ovs0'/>${port}</interface>`;

export default defineRule({
  id: 'open-vswitch-not-on-host',
  cause: 'net-ovs-missing',
  profile: 'host',
  severity: 'error',
  title: 'A port of Open vSwitch on a host without it',
  why: 'libvirt adds the port by the program ovs-vsctl.',
  remedy: "Install Open vSwitch and make its bridge (ovs-vsctl add-br), or remove <virtualport> to use a Linux bridge.",
  witness: [{ source: 'libvirt 11.3.0 src/util/virnetdevopenvswitch.c virNetDevOpenvswitchAddPort', text: 'Unable to add port %1$s to OVS bridge %2$s' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['virtualport'],
  visits: ['domain/devices/interface/virtualport'],
  needs: ['programs'],
  *check(port, { host: { programs } }) {
    const at = attribute(port, 'type');
    const program = programs.find(({ name }) => name === 'ovs-vsctl');
    if (at?.value === 'openvswitch' && value(port.parent, 'type') === 'bridge' && program && program.path === undefined) yield { at, message: `${deviceName(port)} is to be a port of Open vSwitch, which the host does not have.` };
  },
  bad: [{ xml: nic("<virtualport «type='openvswitch'»/>"), host }],
  good: [{ xml: nic(''), host }, { xml: nic("<virtualport type='openvswitch'/>"), host: { programs: [{ name: 'ovs-vsctl', path: '/usr/bin/ovs-vsctl' }] } }],
});
