import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-update-entry',
  category: 'network',
  severity: 'degraded',
  title: 'The entry of a network to change is not there, or already is',
  match: [
    "there is an existing {kind}in network '{network:quoted}' that matches",
    "ouldn't (locate|update|find) {entry}in network '{network:quoted}'",
    'there is already (at least one|a) DNS {record}in network {network:path}',
  ],
  unless: ['find a portgroup entry'],
  message: 'virsh net-update could not change an entry of the network {network}.',
  why: 'add refuses what is already there (same MAC, name or address), modify and delete want an entry that agrees.',
  remedy: 'Look at the entries with virsh net-dumpxml and use modify instead of add, or the other way round; say --live and --config.',
  checks: [{ command: 'virsh net-dumpxml NETWORK' }, { command: 'virsh net-dumpxml NETWORK --inactive' }],
  xml: [{ path: '/network/ip/dhcp' }, { path: '/network/dns' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/conf/network_conf.c virNetworkDefUpdateIPDHCPHost', text: 'there is an existing dhcp host entry in network \'%1$s\' that matches "<host mac=\'%2$s\' name=\'%3$s\' ip=\'%4$s\'/>" / couldn\'t locate a matching dhcp host entry in network \'%1$s\'' },
  samples: [
    'error: Requested operation is not valid: there is an existing dhcp host entry in network \'pear\' that matches "<host mac=\'52:54:00:77:00:01\' ip=\'10.7.7.7\'/>"',
    "error: Requested operation is not valid: couldn't locate a matching dhcp host entry in network 'pear'",
  ],
  nearMisses: ["couldn't find a portgroup entry in network 'seven' matching <portgroup name='pear'>"],
});
