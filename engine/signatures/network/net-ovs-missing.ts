import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-ovs-missing',
  category: 'network',
  severity: 'fatal',
  title: 'Open vSwitch or its bridge is not there',
  match: [
    'ovs-vsctl: no bridge named {bridge:path}',
    'ovs-vsctl{what}database connection failed',
    "annot find 'ovs-vsctl' in path",
    'cannot execute binary {path:path}ovs-vsctl: No such file or directory',
    'ovs-vsctl: command not found',
  ],
  unless: ['to OVS bridge'],
  message: 'Open vSwitch, its database or the bridge is not there.',
  why: 'The package is not installed, its service does not run, or the bridge was never created.',
  remedy: 'Install and start Open vSwitch and create the bridge (ovs-vsctl add-br BRIDGE).',
  checks: [
    { command: 'systemctl status openvswitch openvswitch-switch' },
    { command: 'ovs-vsctl show' },
    { command: 'ovs-vsctl add-br BRIDGE', changes: true },
  ],
  xml: [{ path: 'devices/interface/virtualport' }],
  witness: {
    source: 'Open vSwitch utilities/ovs-vsctl.c',
    text: 'no bridge named %s / %s: database connection failed (%s)',
  },
  samples: [
    'ovs-vsctl: unix:/var/run/openvswitch/db.sock: database connection failed (No such file or directory)',
    "error: Cannot find 'ovs-vsctl' in path: No such file or directory",
    'ovs-vsctl: no bridge named ovs9',
  ],
  nearMisses: [
    'ovs-vsctl: cannot create a port named a because a port named a already exists on bridge b',
    'ovs-vsctl: bridge ovs1 added',
  ],
});
