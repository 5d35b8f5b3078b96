import { isOlder } from '../../core/version.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { readNumber } from '../../schema/read.ts';
import { defineRule, offeredFix } from '../rule.ts';

const LEAST = 0xfff;

export default defineRule({
  id: 'hyperv-spinlocks-retries',
  profile: 'libvirt',
  severity: 'error',
  title: 'Too few retries of Hyper-V spinlocks',
  why: 'The number says how often Windows tries a lock before it tells the hypervisor; below 4095 the notifications would cost more than they save, and libvirt refuses it. 8191 is the usual value.',
  remedy: "Write <spinlocks state='on' retries='8191'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'HyperV spinlock retry count must be at least 4095' },
    { source: 'libvirt 11.3.0 src/util/virxml.c virXMLPropUInt', text: "Missing required attribute 'retries' in element 'spinlocks'" },
  ],
  visits: ['domain/features/hyperv/spinlocks'],
  *check(element, { target }) {
    const retries = attribute(element, 'retries');
    if (value(element, 'state') !== 'on' || ['passthrough', 'host-model'].includes(value(element.parent, 'mode') ?? '')) return;
    // Since 11.9.0 none means never to tell.
    if (!retries && !isOlder(target.libvirt, '11.9.0')) return;
    const number = retries ? readNumber(retries.value) : undefined;
    if (retries && (number === undefined || number >= LEAST)) return;
    yield { at: retries ?? element, message: retries ? `${number} retries are too few; there have to be at least ${LEAST}.` : 'The spinlocks need a number of retries.', fixes: [offeredFix('Use 8191 retries', setAttribute(element, 'retries', '8191'))] };
  },
  bad: ["<features><hyperv><spinlocks state='on' «retries='1000'»/></hyperv></features>", { xml: "<features><hyperv>«<spinlocks state='on'/>»</hyperv></features>", target: { libvirt: '11.3.0' } }],
  good: ["<features><hyperv><spinlocks state='on' retries='4095'/></hyperv></features>", "<features><hyperv><spinlocks state='off' retries='1'/></hyperv></features>", "<features><hyperv><spinlocks state='on' retries='0x1fff'/></hyperv></features>"],
});
