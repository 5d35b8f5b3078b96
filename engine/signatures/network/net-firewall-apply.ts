import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-firewall-apply',
  category: 'network',
  severity: 'fatal',
  title: 'libvirt could not set its firewall rules',
  match: [
    'Failed to apply firewall (rules|command)',
    'Failed to run firewall command {what}',
    'ailed to add iptables rule to {what}',
    'No firewall backend is available',
    'ailed to initialize a valid firewall backend',
    "requested firewall_backend '{backend:quoted}' is not available",
    'COMMAND_FAILED: {command}(virbr|LIBVIRT_){rest}',
  ],
  unless: ['No chain/target/match by that name'],
  message: 'libvirt could not set the firewall rules of a virtual network.',
  why: 'iptables or nftables refused the command: the kernel module is missing, iptables-legacy and iptables-nft are mixed, or firewalld reloaded at that moment.',
  remedy: 'Use one back end throughout (iptables-nft, or firewall_backend = "nftables" in /etc/libvirt/network.conf), load the missing module, and restart the network.',
  checks: [
    { command: 'iptables -V' },
    { command: 'nft list ruleset' },
    { command: 'grep firewall_backend /etc/libvirt/network.conf' },
    { command: 'systemctl status firewalld' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virfirewall.c, virFirewallCmdIptablesApply()',
    text: "Failed to apply firewall command '%1$s': %2$s / Failed to apply firewall rules %s: %s",
  },
  samples: [
    "error: internal error: Failed to apply firewall command 'iptables -w --table nat --list-rules': modprobe: FATAL: Module ip_tables not found",
    "libvirtd[8]: internal error: Failed to apply firewall rules /usr/sbin/iptables -w --table filter --insert FORWARD --out-interface virbr2 --jump REJECT: iptables v1.8.7 (legacy): can't initialize iptables table `filter': Table does not exist",
    'error: internal error: No firewall backend is available',
    "firewalld[4]: ERROR: COMMAND_FAILED: '/usr/sbin/iptables -w --table filter --insert FORWARD --in-interface virbr4 --jump REJECT' failed: iptables: Bad rule",
  ],
  nearMisses: [
    "network: Adding firewall rules for mode='nat' network 'lab' using nftables",
    'firewalld[5]: INFO: reloaded',
  ],
});
