import { sizeInBytes } from '../../schema/read.ts';
import { attribute, text as textOf } from '../../xml/query.ts';
import { count } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'memory-slots-need-max-memory',
  profile: 'libvirt',
  severity: 'error',
  title: 'Memory slots without a maximum memory size',
  why: 'Slots are places for memory that is plugged in later; without a size in <maxMemory> there is no room to plug it into.',
  remedy: "Write the limit into the element: <maxMemory slots='16' unit='GiB'>64</maxMemory>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseMemory', text: 'maximum memory size must be specified when specifying number of memory slots' }, { source: 'libvirt 9.0.0 src/conf/domain_conf.c virDomainDefPostParseMemory', text: 'both maximum memory size and memory slot count must be specified' }],
  visits: ['domain/maxMemory'],
  *check(element) {
    const slots = attribute(element, 'slots');
    if (!slots || !count(element, 'slots') || (textOf(element) !== '' && sizeInBytes(element) !== 0n)) return;
    yield { at: slots, message: `${slots.value} memory slots are asked for, but <maxMemory> is ${textOf(element) === '' ? 'empty' : '0'}.` };
  },
  bad: ["<maxMemory «slots='16'»/>", "<maxMemory «slots='2'»>0</maxMemory>"],
  good: ["<maxMemory slots='16' unit='GiB'>64</maxMemory><vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='4' unit='GiB'/></numa></cpu>", "<maxMemory slots='0'/>"],
});
