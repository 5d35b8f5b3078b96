import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-firewalld-zone',
  category: 'network',
  severity: 'fatal',
  title: 'firewalld has no zone for libvirt’s networks',
  match: ["the required firewalld '{zone:quoted}' zone is missing", "firewalld can't find the '{zone:quoted}' zone", 'zone {zone:path} requested for network {network:path} but firewalld is not active'],
  message: 'The firewalld zone {zone} is not there.',
  why: 'libvirt brings its zone along in a file; firewalld has not read it yet, or its package is incomplete.',
  remedy: 'Reload firewalld, then start the network again; reinstall libvirt’s network driver package when the zone file is missing.',
  checks: [{ command: 'firewall-cmd --get-zones' }, { command: 'ls /usr/lib/firewalld/zones' }, { command: 'firewall-cmd --reload', changes: true }],
  witness: { source: 'libvirt 11.3 src/network/bridge_driver_linux.c networkAddFirewallRules', text: "firewalld can't find the 'libvirt' zone that should have been installed with libvirt" },
  samples: [
    "error: internal error: firewalld is set to use the nftables backend, but the required firewalld 'libvirt' zone is missing.",
    "error: internal error: firewalld can't find the 'libvirt' zone that should have been installed with libvirt",
    'error: unsupported configuration: zone pear requested for network seven but firewalld is not active',
  ],
  nearMisses: ['firewalld: zone libvirt found'],
});
