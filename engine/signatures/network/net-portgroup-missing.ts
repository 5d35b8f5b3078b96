import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-portgroup-missing',
  category: 'network',
  severity: 'degraded',
  title: 'The network has no such port group',
  match: ["ouldn't find a portgroup entry in network '{network:quoted}' matching <portgroup name='{portgroup:quoted}'>"],
  message: 'The network {network} has no port group {portgroup}.',
  why: 'virsh net-update names a port group that is not there. When an interface names one, libvirt says nothing and goes on without its VLAN and limits.',
  remedy: 'List the port groups with virsh net-dumpxml, and correct the name.',
  checks: [{ command: 'virsh net-dumpxml NETWORK' }],
  xml: [{ path: 'devices/interface/source/@portgroup', equals: 'portgroup' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/conf/network_conf.c virNetworkDefUpdatePortGroup', text: "couldn't find a portgroup entry in network '%1$s' matching <portgroup name='%2$s'>" },
  samples: ["error: Requested operation is not valid: couldn't find a portgroup entry in network 'seven' matching <portgroup name='pear'>"],
  nearMisses: ["couldn't find a dhcp host entry in network 'seven' matching <host mac='52:54:00:00:00:07'/>"],
});
