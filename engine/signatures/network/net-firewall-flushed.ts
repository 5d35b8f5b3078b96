import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-firewall-flushed',
  category: 'network',
  severity: 'fatal',
  title: "libvirt's firewall chains were removed",
  match: [
    'Failed to apply firewall {kind:word} {command}LIBVIRT_{chain:word}{args}No chain/target/match by that name',
    '(ip|ip6|eb)tables{args}LIBVIRT_{chain:word}{rest}No chain/target/match by that name',
    "Chain 'LIBVIRT_{chain:quoted}' does not exist",
  ],
  message: 'A LIBVIRT_ chain that libvirt relies on is gone from the firewall.',
  why: 'Another tool (a firewall script, iptables-restore, a reload of Docker or firewalld) flushed the tables after libvirt had set them up.',
  remedy: 'Restart the network (virsh net-destroy, then net-start; running VMs lose their link until they are attached again) or restart the daemon, which sets the rules anew. Make the other tool leave foreign chains alone.',
  checks: [
    { command: 'iptables -S | grep LIBVIRT' },
    { command: 'systemctl status firewalld docker' },
  ],
  witness: {
    source: 'libvirt 9.0 src/util/virfirewall.c with iptables',
    text: 'Failed to apply firewall rules %s: %s / No chain/target/match by that name.',
  },
  samples: [
    'error: internal error: Failed to apply firewall rules /usr/sbin/iptables -w --table filter --insert LIBVIRT_INP --in-interface virbr5 --protocol udp --destination-port 67 --jump ACCEPT: iptables: No chain/target/match by that name.',
    "libvirtd[1]: internal error: Failed to apply firewall command 'iptables -w --table filter --insert LIBVIRT_FWO --jump ACCEPT': iptables v1.8.9 (legacy): No chain/target/match by that name.",
    "iptables v1.8.4 (nf_tables): Chain 'LIBVIRT_INP' does not exist",
  ],
  nearMisses: [
    'error: internal error: Failed to apply firewall rules /usr/sbin/iptables -w --table nat --insert POSTROUTING: Permission denied',
    'Chain LIBVIRT_INP (1 references)',
  ],
});
