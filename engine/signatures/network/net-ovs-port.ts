import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-ovs-port',
  category: 'network',
  severity: 'fatal',
  title: "Open vSwitch refused the VM's port",
  match: ['nable to run command to (get|set) OVS port data for interface {port:path}', 'nable to set vlan configuration on port {port:path}', 'nable to (set|create and set|reset) {what}on port {port:path}: {reason}', 'nable to add port {port:path} to OVS bridge {bridge:path}'],
  message: 'Open vSwitch did not take the port {port}.',
  why: 'ovs-vswitchd or the database does not run, the bridge is not an Open vSwitch bridge, or the port exists already.',
  remedy: 'See that Open vSwitch runs and the bridge exists; ovs-vsctl add-port by hand shows the reason.',
  checks: [
    { command: 'systemctl status openvswitch openvswitch-switch' },
    { command: 'ovs-vsctl show' },
  ],
  xml: [{ path: 'devices/interface/virtualport' }],
  yieldsTo: ['net-ovs-port-exists'],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevopenvswitch.c, virNetDevOpenvswitchAddPort()',
    text: 'Unable to add port %1$s to OVS bridge %2$s: %3$s / Unable to set vlan configuration on port %1$s: %2$s',
  },
  samples: [
    'error: internal error: Unable to set vlan configuration on port vnet7: ovs-vsctl: pear',
    'error: internal error: Unable to add port vnet7 to OVS bridge ovs1',
    'libvirtd[3]: internal error: Unable to add port vnet7 to OVS bridge ovs1: ovs-vsctl: no bridge named ovs1',
  ],
  nearMisses: [
    'bridge|INFO|bridge ovs1: added interface vnet7 on port 3',
    'Unable to delete port vnet7 from OVS',
  ],
});
