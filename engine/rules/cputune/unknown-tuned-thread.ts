import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { describeIothreads, iothreadIds } from '../../schema/domain/iothreads.ts';
import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unknown-tuned-thread',
  profile: 'libvirt',
  severity: 'error',
  title: 'Pinning or scheduling of a thread that does not exist',
  why: 'iothreadpin and iothreadsched refer to I/O threads by id (counted from 1, or as listed in <iothreadids>), vcpusched to vCPUs counted from 0. Unlike for vcpupin, libvirt refuses unknown ones.',
  remedy: 'Refer to existing threads, or add them: <iothreads>, <iothreadids>, <vcpu>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainIOThreadPinDefParseXML, virDomainDefGetIOThreadSched', text: "Cannot find 'iothread' : %1$u" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefGetVcpuSched', text: "vCPU '%1$u' is not present in domain definition" },
  ],
  visits: ['domain/cputune'],
  *check(cputune, { domain }) {
    const most = maxVcpus(domain);
    for (const sched of most === undefined ? [] : children(cputune, 'vcpusched')) {
      const vcpus = attribute(sched, 'vcpus');
      const set = parseNumberSet(vcpus?.value ?? '');
      if (set.highest < most!) continue;
      const missing = set.numbers.filter((id) => id >= most!);
      yield { at: vcpus!, message: `There is no vCPU ${formatNumberSet(missing).slice(0, 40)}: the guest has ${most === 1 ? 'only vCPU 0' : `vCPUs 0 to ${most! - 1}`}.` };
    }
    const ids = iothreadIds(domain);
    if (!ids) return;
    for (const element of children(cputune)) {
      const named = element.name === 'iothreadpin' ? attribute(element, 'iothread') : element.name === 'iothreadsched' ? attribute(element, 'iothreads') : undefined;
      if (!named) continue;
      const wanted = element.name === 'iothreadpin' ? [count(element, 'iothread') ?? 0] : parseNumberSet(named.value).numbers;
      const missing = wanted.filter((id) => !ids.has(id) && (id > 0 || element.name === 'iothreadsched'));
      if (missing.length > 0) yield { at: named, message: `There is no I/O thread ${formatNumberSet(missing).slice(0, 40)}: ${describeIothreads(ids)}.` };
    }
  },
  bad: [
    "<vcpu>2</vcpu><iothreads>1</iothreads><cputune><iothreadpin «iothread='2'» cpuset='0'/></cputune>",
    "<vcpu>2</vcpu><iothreads>2</iothreads><cputune><iothreadsched «iothreads='1-3'» scheduler='batch'/></cputune>",
    "<vcpu>2</vcpu><cputune><vcpusched «vcpus='0-2'» scheduler='batch'/></cputune>",
    "<vcpu>2</vcpu><iothreads>2</iothreads><iothreadids><iothread id='4'/></iothreadids><cputune><iothreadpin «iothread='2'» cpuset='0'/></cputune>",
  ],
  good: ["<vcpu>2</vcpu><iothreads>2</iothreads><iothreadids><iothread id='4'/></iothreadids><cputune><iothreadpin iothread='4' cpuset='0'/><iothreadpin iothread='1' cpuset='0'/><vcpusched vcpus='0-1' scheduler='batch'/></cputune>"],
});
