import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const TUNES = ['cachetune', 'memorytune', 'energytune'];
const guest = (cputune: string): string => `<vcpu>4</vcpu><cputune>${cputune}</cputune>`;
const forAll = (element: Element): boolean => attribute(element, 'vcpus') === undefined;

export default defineRule({
  id: 'resctrl-scopes-mixed',
  profile: 'libvirt',
  severity: 'error',
  since: '12.8.0',
  title: 'Cache, bandwidth or energy settings for the whole process and for single vCPUs',
  why: 'Without vcpus a setting is for the whole QEMU process, which cannot be in two resource groups: then all settings, and all monitors in them, are for the whole process, and there is one monitor of a kind.',
  remedy: 'Write vcpus everywhere, or nowhere.',
  witness: [
    { source: 'libvirt 12.8.0 libvirt.so.0, a message of its domain parser', text: 'Whole-process and per-vcpu resctrl allocations cannot be mixed' },
    { source: 'libvirt 12.8.0 libvirt.so.0, a message of its domain parser', text: 'Whole-process and explicit monitors cannot be mixed' },
    { source: 'libvirt 12.8.0 libvirt.so.0, a message of its domain parser', text: 'Duplicate whole-process monitor of the same resource type' },
  ],
  onlyWith: TUNES,
  visits: ['domain/cputune'],
  *check(cputune, { text: source }) {
    const tunes = TUNES.flatMap((name) => [...children(cputune, name)]);
    const whole = tunes.filter(forAll);
    const single = tunes.find((tune) => !forAll(tune));
    if (whole.length > 0 && single) {
      yield { at: attribute(single, 'vcpus')!, message: `<${single.name}> is for single vCPUs, while <${whole[0]!.name}> without vcpus is for the whole process.`, evidence: [{ at: whole[0]!, message: 'For the whole process.' }] };
      return;
    }
    const monitors = whole.flatMap((tune) => [...children(tune, 'monitor')]);
    const explicit = monitors.find((monitor) => !forAll(monitor));
    const plain = monitors.find(forAll);
    if (explicit && plain) yield { at: attribute(explicit, 'vcpus')!, message: 'This monitor is for single vCPUs, while another is for the whole process.', evidence: [{ at: plain, message: 'For the whole process.' }] };
    for (const tune of whole) {
      for (const again of children(tune, 'monitor').filter(forAll).slice(1)) yield { at: again, message: `<${tune.name}> has a monitor of the whole process already.`, fixes: [offeredFix('Remove this <monitor>', removeElement(source, again))] };
    }
  },
  bad: [
    guest("<cachetune><monitor level='3'/></cachetune><memorytune «vcpus='0'»><node id='0' bandwidth='60'/></memorytune>"),
    guest("<cachetune><monitor level='3'/><monitor level='3' «vcpus='1'»/></cachetune>"),
    guest("<cachetune><monitor level='3'/>«<monitor level='3'/>»</cachetune>"),
  ],
  good: [
    guest("<cachetune><cache id='0' level='3' type='both' size='3' unit='MiB'/><monitor level='3'/></cachetune>"),
    guest("<cachetune vcpus='0-1'><monitor level='3'/></cachetune><memorytune vcpus='2'><node id='0' bandwidth='60'/></memorytune>"),
  ],
});
