import { startVcpus } from '../../schema/domain/vcpus.ts';
import { count } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-cpu-topology',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CPU topology that bhyve cannot build',
  why: 'bhyve counts sockets, cores and threads, which must make up the vCPUs; it has no dies or clusters.',
  remedy: 'Make sockets × cores × threads the number of vCPUs, with dies and clusters 1.',
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveProcessBuildBhyveCmd', text: 'Invalid CPU topology: total number of vCPUs must equal the product of sockets, cores, and threads' },
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveProcessBuildBhyveCmd', text: 'Only 1 die per socket is supported' },
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveProcessBuildBhyveCmd', text: 'Only 1 cluster per die is supported' },
  ],
  drivers: ['bhyve'],
  visits: ['domain/cpu/topology'],
  *check(topology, { domain }) {
    for (const name of ['dies', 'clusters']) {
      const found = attribute(topology, name);
      if (found && (count(topology, name) ?? 1) !== 1) yield { at: found, message: `The topology has ${found.value.slice(0, 10)} ${name}; bhyve has 1.` };
    }
    const [sockets, cores, threads] = ['sockets', 'cores', 'threads'].map((name) => count(topology, name));
    const vcpus = startVcpus(domain);
    if (sockets === undefined || cores === undefined || threads === undefined || vcpus === undefined || sockets * cores * threads === vcpus) return;
    yield { at: topology, message: `The topology makes ${sockets * cores * threads} vCPUs, but the domain has ${vcpus}.` };
  },
  bad: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><vcpu>2</vcpu><os><type>hvm</type></os><cpu>«<topology sockets='1' cores='2' threads='2'/>»</cpu></domain>",
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><vcpu>2</vcpu><os><type>hvm</type></os><cpu><topology sockets='1' «dies='2'» cores='2' threads='1'/></cpu></domain>",
  ],
  good: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><vcpu>2</vcpu><os><type>hvm</type></os><cpu><topology sockets='1' cores='2' threads='1'/></cpu></domain>",
  ],
});
