import { guestOf } from '../../schema/domain/example-domains.ts';
import { isFamily } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'pmu-off-on-ppc64',
  profile: 'libvirt',
  severity: 'error',
  title: 'Performance monitoring switched off on ppc64',
  why: 'On ppc64 the performance monitoring unit is part of the CPU and always there.',
  remedy: 'Remove <pmu>, or switch it on.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: "PMU is always enabled for architecture '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/features/pmu'],
  *check(pmu, { domain }) {
    const state = attribute(pmu, 'state');
    if (state?.value === 'off' && isFamily(domain, 'ppc64')) yield { at: state, message: 'A ppc64 guest cannot be without its performance monitoring unit.' };
  },
  bad: [guestOf('ppc64', 'pseries', "<features><pmu «state='off'»/></features>")],
  good: [guestOf('x86_64', 'q35', "<features><pmu state='off'/></features>"), guestOf('ppc64', 'pseries', "<features><pmu state='on'/></features>")],
});
