import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'scheduler-needs-priority',
  profile: 'libvirt',
  severity: 'error',
  title: 'A real-time scheduler without priority',
  why: 'The kernel orders threads of the fifo and rr schedulers by priority, from 1 to 99 on Linux; there is no default.',
  remedy: "Add priority='1'.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainSchedulerParseCommonAttrs, src/util/virxml.c virXMLPropInt', text: "Missing required attribute 'priority' in element" }],
  visits: ['domain/cputune/vcpusched', 'domain/cputune/iothreadsched', 'domain/cputune/emulatorsched'],
  *check(element) {
    const scheduler = attribute(element, 'scheduler');
    if (!['fifo', 'rr'].includes(scheduler?.value ?? '') || attribute(element, 'priority')) return;
    yield { at: scheduler!, message: `The scheduler ${scheduler!.value} needs a priority.`, fixes: [offeredFix("Add priority='1'", setAttribute(element, 'priority', '1'))] };
  },
  bad: ["<vcpu>2</vcpu><cputune><vcpusched vcpus='0' «scheduler='fifo'»/></cputune>"],
  good: ["<vcpu>2</vcpu><cputune><vcpusched vcpus='0' scheduler='batch'/></cputune>"],
});
