import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { count } from '../../schema/read.ts';
import { attribute, child, textSpan } from '../../xml/query.ts';
import { setText } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const PARTS = ['sockets', 'dies', 'clusters', 'cores', 'threads'] as const;

export default defineRule({
  id: 'cpu-topology-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CPU topology for another number of vCPUs',
  why: 'sockets × dies × clusters × cores × threads has to be the maximum number of vCPUs: the text of <vcpu>, not its @current.',
  remedy: 'Change the topology or <vcpu>, so that the product and the number agree.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainVCpuTopology', text: "CPU topology doesn't match maximum vcpu count" }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/cpu/topology'],
  *check(topology, { text, domain }) {
    const most = maxVcpus(domain);
    const values = PARTS.map((name) => (attribute(topology, name) || name === 'sockets' || name === 'cores' || name === 'threads' ? count(topology, name) : 1));
    if (most === undefined || child(topology.parent, 'topology') !== topology || values.some((v) => v === undefined || v === 0)) return;
    const product = values.reduce<number>((a, b) => a * b!, 1);
    if (product === most) return;
    const vcpu = child(domain, 'vcpu');
    const shown = PARTS.filter((name) => attribute(topology, name)).map((name) => `${count(topology, name)} ${name}`).join(' × ');
    yield {
      at: topology,
      message: `${shown} make ${product} vCPUs, but the domain has ${most}${vcpu ? '' : ' (no <vcpu>)'}.`,
      ...(vcpu && { evidence: [{ at: textSpan(vcpu, text), message: `${most} vCPU${most === 1 ? '' : 's'} here.` }] }),
      ...(vcpu && product <= 4096 && { fixes: [offeredFix(`Make it ${product} vCPUs`, setText(text, vcpu, `${product}`))] }),
    };
  },
  bad: ["<vcpu>4</vcpu><cpu>«<topology sockets='1' cores='2' threads='1'/>»</cpu>", "<vcpu current='2'>8</vcpu><cpu>«<topology sockets='1' dies='2' cores='2' threads='1'/>»</cpu>"],
  good: ["<vcpu current='2'>8</vcpu><cpu><topology sockets='1' dies='2' cores='2' threads='2'/></cpu>", "<vcpu>6</vcpu><cpu><topology sockets='3' cores='2' threads='1'/></cpu>"],
});
