import { isOlder } from '../../core/version.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'tuning-needs-vcpus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A tuning that is for no vCPU',
  why: 'Schedulers, cache and bandwidth are given to the vCPUs, or threads, that the element names.',
  remedy: "Add vcpus='0-1' (for I/O threads: iothreads='1').",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainSchedulerParse', text: "Missing attribute '%1$s' in element '%2$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainResctrlParseVcpus', text: "Missing %1$s attribute 'vcpus'" },
  ],
  visits: ['domain/cputune/vcpusched', 'domain/cputune/iothreadsched', 'domain/cputune/cachetune', 'domain/cputune/memorytune', 'domain/cputune/cachetune/monitor', 'domain/cputune/memorytune/monitor'],
  *check(element, { target }) {
    // From then on cache and bandwidth can be those of the whole process.
    if (!element.name.endsWith('sched') && !isOlder(target.libvirt, '12.8.0')) return;
    const name = element.name === 'iothreadsched' ? 'iothreads' : 'vcpus';
    if (!attribute(element, name)) yield { at: element, message: `<${element.name}> does not say for which ${name === 'vcpus' ? 'vCPUs' : 'I/O threads'}: ${name} is missing.` };
  },
  bad: [
    "<cputune>«<vcpusched scheduler='fifo' priority='1'/>»</cputune>",
    { xml: "<cputune>«<cachetune>»<cache id='0' level='3' type='both' size='3' unit='MiB'/></cachetune></cputune>", target: { libvirt: '11.3.0' } },
  ],
  good: [
    "<cputune><vcpusched vcpus='0' scheduler='fifo' priority='1'/></cputune>",
    "<cputune><cachetune><cache id='0' level='3' type='both' size='3' unit='MiB'/></cachetune></cputune>",
  ],
});
