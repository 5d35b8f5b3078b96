import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine } from '../../schema/domain/machine.ts';
import { startVcpus } from '../../schema/domain/vcpus.ts';
import { count } from '../../schema/read.ts';
import { attribute, child, descend } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (vcpu: string): string => guestOf('ppc64', 'pseries', `${vcpu}<cpu><topology sockets='1' cores='4' threads='4'/></cpu>`);

export default defineRule({
  id: 'vcpu-hotplug-granularity',
  profile: 'libvirt',
  severity: 'error',
  title: 'Part of a core at the start of a pseries guest',
  why: 'On pseries whole cores are plugged, all threads at once, so the number of vCPUs at the start has to be a multiple of the threads a core.',
  remedy: 'Choose @current as a multiple of topology/@threads.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainVCpuTopology', text: 'vCPUs count must be a multiple of the vCPU hotplug granularity (%1$u)' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@current'],
  visits: ['domain/vcpu'],
  *check(vcpu, { domain }) {
    const threads = count(descend(domain, 'cpu', 'topology'), 'threads');
    const now = startVcpus(domain);
    if (!isMachine(domain, 'pseries') || !threads || now === undefined || now % threads === 0 || child(domain, 'vcpu') !== vcpu) return;
    yield { at: attribute(vcpu, 'current') ?? vcpu, message: `The guest starts with ${now} vCPUs, which is no multiple of the ${threads} threads a core.`, evidence: [{ at: descend(domain, 'cpu', 'topology')!, message: `${threads} threads a core.` }] };
  },
  bad: [guest("<vcpu «current='6'»>16</vcpu>")],
  good: [guest("<vcpu current='8'>16</vcpu>"), "<vcpu current='3'>8</vcpu><cpu><topology sockets='1' cores='4' threads='2'/></cpu>"],
});
