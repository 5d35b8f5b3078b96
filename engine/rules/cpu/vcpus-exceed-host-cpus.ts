import { startVcpus } from '../../schema/domain/vcpus.ts';
import { child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { cpus: { present: [0, 1, 2, 3], online: [0, 1, 2, 3] } };

export default defineRule({
  id: 'vcpus-exceed-host-cpus',
  profile: 'performance',
  severity: 'hint',
  title: 'More vCPUs than the host has CPUs',
  why: 'A guest with more vCPUs than there are CPUs never runs faster than with as many; it runs slower, because vCPUs that hold a lock are put to sleep while others wait for it.',
  remedy: 'Give the guest at most as many vCPUs as the host has CPUs.',
  witness: [{ source: 'qemu 7.2.0 accel/kvm/kvm-all.c kvm_init', text: 'Number of %s cpus requested (%d) exceeds the recommended cpus supported by KVM (%d)' }],
  drivers: ['kvm'],
  visits: ['domain/vcpu'],
  needs: ['cpus'],
  *check(vcpu, { domain, host: { cpus } }) {
    const now = startVcpus(domain);
    const own = cpus.online.length;
    if (now !== undefined && own > 0 && now > own && child(domain, 'vcpu') === vcpu) yield { at: vcpu, message: `The guest starts with ${now} vCPUs; the host has ${own} CPUs online.` };
  },
  bad: [{ xml: '«<vcpu>»8</vcpu>', host }],
  good: [{ xml: "<vcpu current='4'>8</vcpu>", host }],
});
