import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-ovs-port-exists',
  category: 'network',
  severity: 'fatal',
  title: 'Open vSwitch still has a port of that name',
  match: ['cannot create a port named {port:path} because {what} already exists'],
  message: 'Open vSwitch already has a port named {port}.',
  why: 'The port was left over from a VM that did not stop cleanly, or another bridge uses the name.',
  remedy: 'Check that no running VM uses it, then ovs-vsctl del-port PORT.',
  checks: [
    { command: 'ovs-vsctl find interface name=PORT' },
    { command: 'ovs-vsctl --if-exists del-port PORT', changes: true },
  ],
  xml: [{ path: 'devices/interface/target/@dev', equals: 'port' }],
  witness: {
    source: 'Open vSwitch utilities/ovs-vsctl.c, check_conflicts()',
    text: 'cannot create a port named %s because a port named %s already exists on bridge %s',
  },
  samples: [
    'ovs-vsctl: cannot create a port named web0 because a port named web0 already exists on bridge ovs1',
    'pre: ovs-vsctl: cannot create a port named web1 because an interface named web1 already exists on bridge ovs2',
  ],
  nearMisses: [
    'ovs-vsctl: cannot create a bridge named ovs1 because a bridge named ovs1 already exists',
    'port web0 already exists',
  ],
});
