import { formatNumberSet } from '../../core/quantities.ts';
import { sameSet, tunes, type Tune } from '../../schema/domain/resctrl.ts';
import { attribute, children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const cache = "<cache id='0' level='3' type='both' size='3' unit='MiB'/>";

export default defineRule({
  id: 'cachetunes-overlap',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vCPU in two cache or bandwidth allocations',
  why: 'The CPU enforces one allocation a thread. A <memorytune> may be for exactly the vCPUs of a <cachetune> – they share one group then – but allocations must not overlap in part, and two <cachetune> may not be for the same vCPUs.',
  remedy: 'Let the sets of vCPUs be disjoint, or equal for a cachetune and a memorytune.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainResctrlVcpuMatch', text: 'Overlapping vcpus in resctrls' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainCachetuneDefParse', text: 'Identical vcpus in cachetunes found' },
  ],
  visits: ['domain/cputune'],
  *check(cputune, { domain }) {
    const owner = new Map<number, Tune>();
    for (const name of ['cachetune', 'memorytune'] as const) {
      for (const tune of tunes(cputune, name, domain)) {
        const at = attribute(tune.element, 'vcpus')!;
        const shared = tune.vcpus.find((v) => owner.has(v));
        const other = shared === undefined ? undefined : owner.get(shared)!;
        const same = other !== undefined && sameSet(other.vcpus, tune.vcpus);
        if (same && name === 'cachetune') yield { at, message: `vCPUs ${formatNumberSet(tune.vcpus).slice(0, 40)} have a <cachetune> already.`, evidence: [{ at: other.element, message: 'The other one.' }] };
        else if (!same && other) yield { at, message: `vCPU ${shared} belongs to another allocation already.`, evidence: [{ at: other.element, message: `The allocation of vCPUs ${formatNumberSet(other.vcpus).slice(0, 40)}.` }] };
        else if (!other && children(tune.element).some((c) => ['cache', 'node', 'monitor'].includes(c.name))) for (const v of tune.vcpus) owner.set(v, tune);
      }
    }
  },
  bad: [
    `<vcpu>4</vcpu><cputune><cachetune vcpus='0-1'>${cache}</cachetune><cachetune «vcpus='1-3'»>${cache}</cachetune></cputune>`,
    `<vcpu>4</vcpu><cputune><cachetune vcpus='0-1'>${cache}</cachetune><cachetune «vcpus='0,1'»>${cache}</cachetune></cputune>`,
    `<vcpu>4</vcpu><cputune><cachetune vcpus='0-1'>${cache}</cachetune><memorytune «vcpus='1'»><node id='0' bandwidth='60'/></memorytune></cputune>`,
  ],
  good: [`<vcpu>4</vcpu><cputune><cachetune vcpus='0-1'>${cache}</cachetune><cachetune vcpus='2-3'>${cache}</cachetune><memorytune vcpus='0-1'><node id='0' bandwidth='60'/></memorytune></cputune>`],
});
