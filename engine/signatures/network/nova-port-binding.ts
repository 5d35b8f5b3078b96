import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'nova-port-binding',
  category: 'network',
  severity: 'fatal',
  title: 'neutron could not bind the port',
  match: ['Binding failed for port {port:path}, please check neutron logs', 'PortBindingFailed: ', 'VirtualInterfaceCreateException'],
  message: 'The network service could not bind a port of the instance on this compute host.',
  why: 'The agent of the host (Open vSwitch, OVN, Linux bridge, SR-IOV) is down, lacks the bridge mapping of that physical network, or the vnic type has no driver.',
  remedy: "Look at the agents of that host and at neutron-server's log of the same second; check bridge_mappings.",
  checks: [{ command: 'openstack network agent list --host HOST' }],
  witness: { source: 'nova 26.2.2 nova/exception.py PortBindingFailed, VirtualInterfaceCreateException', text: 'Binding failed for port %(port_id)s, please check neutron logs for more information. / Virtual Interface creation failed' },
  samples: [
    'nova.exception.PortBindingFailed: Binding failed for port 7f0c1b52-1111-4222-8333-94a5b6c7d8e9, please check neutron logs for more information.',
    'nova.exception.VirtualInterfaceCreateException: Virtual Interface creation failed',
  ],
  nearMisses: ['nova: port 7f0c1b52 bound'],
});
