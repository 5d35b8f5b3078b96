import { value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'cpu-topology-overflow',
  profile: 'libvirt',
  severity: 'error',
  title: 'More CPUs than can be counted',
  why: 'libvirt counts CPUs in 32 bits: sockets × dies × clusters × cores × threads.',
  remedy: 'Correct the topology; its product is the number of vCPUs.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefGetVcpusTopology', text: 'cpu topology results in more than %1$u cpus' },
  ],
  visits: ['domain/cpu/topology'],
  *check(topology) {
    const parts = ['sockets', 'dies', 'clusters', 'cores', 'threads'].map((n) => value(topology, n) ?? '1');
    if (!parts.every((p) => /^\s*\+?\d{1,10}$/.test(p)) || parts.some((p) => BigInt(p) > 0xffffffffn)) return;
    const product = parts.reduce((all, part) => all * BigInt(part), 1n);
    if (product > 0xffffffffn) yield { at: topology, message: `The topology makes ${product} CPUs.` };
  },
  bad: [
    "<cpu>«<topology sockets='65536' cores='65536' threads='2'/>»</cpu>",
  ],
  good: [
    "<vcpu>4</vcpu><cpu><topology sockets='1' cores='2' threads='2'/></cpu>",
  ],
});
