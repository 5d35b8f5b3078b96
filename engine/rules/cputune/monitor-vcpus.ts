import { formatNumberSet } from '../../core/quantities.ts';
import { monitored, overlap, sameSet, tunes } from '../../schema/domain/resctrl.ts';
import { attribute, children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (monitors: string): string => `<vcpu>4</vcpu><cputune><cachetune vcpus='0-2'><cache id='0' level='3' type='both' size='3' unit='MiB'/>${monitors}</cachetune></cputune>`;

/** Comparisons of vCPUs that one text may cost; no sensible one comes near. */
const BUDGET = 2_000_000;

export default defineRule({
  id: 'monitor-vcpus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A cache or bandwidth monitor for vCPUs it cannot watch',
  why: 'A monitor watches all vCPUs of the allocation that it stands in, or a part of them that no other monitor watches.',
  remedy: 'Use only vCPUs of the surrounding element, each in one monitor besides the one for all.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainResctrlValidateMonitor', text: 'Monitor vcpus conflicts with allocation' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainResctrlValidateMonitor', text: 'Identical vcpus found in same type monitors' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainResctrlValidateMonitor', text: 'vcpus overlaps in resctrl groups' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainResctrlMonDefParse', text: "Invalid monitor cache level '%1$d'" },
  ],
  visits: ['domain/cputune'],
  *check(cputune, { domain }) {
    let budget = BUDGET;
    for (const name of ['cachetune', 'memorytune', 'energytune'] as const) {
      for (const { element, vcpus } of tunes(cputune, name, domain)) {
        const hasAllocation = children(element).some((c) => c.name === 'cache' || c.name === 'node');
        const watchable = new Set(vcpus);
        budget -= vcpus.length;
        const before: number[][] = [];
        for (const monitor of children(element, 'monitor')) {
          const own = monitored(monitor, domain);
          budget -= own.length * (before.length + 1);
          if (budget < 0) return;
          const at = attribute(monitor, 'vcpus');
          const level = attribute(monitor, 'level');
          if (!at) continue;
          const strange = own.filter((v) => !watchable.has(v));
          const whole = sameSet(own, vcpus);
          if (name === 'cachetune' && level && level.value.trim() !== '3') yield { at: level, message: `Caches are monitored on level 3, not ${level.value.slice(0, 10)}.` };
          else if (strange.length > 0) yield { at, message: `The monitor watches vCPU ${formatNumberSet(strange).slice(0, 40)}, which is not among the vCPUs ${formatNumberSet(vcpus).slice(0, 40)} of its <${name}>.` };
          else if (before.some((b) => sameSet(b, own))) yield { at, message: `vCPUs ${formatNumberSet(own).slice(0, 40)} have a monitor already.` };
          else if (before.some((b) => overlap(b, own) && (!hasAllocation || (!whole && !sameSet(b, vcpus))))) yield { at, message: `Some of the vCPUs ${formatNumberSet(own).slice(0, 40)} are watched by another monitor.` };
          before.push(own);
        }
      }
    }
  },
  bad: [guest("<monitor level='3' «vcpus='2-3'»/>"), guest("<monitor level='3' vcpus='0'/><monitor level='3' «vcpus='0'»/>"), guest("<monitor level='3' vcpus='0-1'/><monitor level='3' «vcpus='1-2'»/>"), guest("<monitor «level='2'» vcpus='0'/>")],
  good: [guest("<monitor level='3' vcpus='0-2'/><monitor level='3' vcpus='0'/><monitor level='3' vcpus='1'/>")],
});
