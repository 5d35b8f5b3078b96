import { parseNumberSet } from '../../core/quantities.ts';
import { setMistake } from '../../schema/set-attribute.ts';
import { attribute, text as textOf, textSpan } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

/** Where libvirt reads a set of host CPUs, host nodes, vCPUs or guest nodes; `true` when the set may come out empty. */
const SETS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  'domain/vcpu': { cpuset: false },
  'domain/numatune/memory': { nodeset: false },
  'domain/numatune/memnode': { nodeset: false },
  'domain/memoryBacking/hugepages/page': { nodeset: false },
  'domain/cpu/numa/cell': { cpus: true },
  'domain/cputune/vcpupin': { cpuset: false },
  'domain/cputune/emulatorpin': { cpuset: false },
  'domain/cputune/iothreadpin': { cpuset: false },
  'domain/cputune/vcpusched': { vcpus: false },
  'domain/cputune/iothreadsched': { iothreads: false },
  'domain/cputune/cachetune': { vcpus: true },
  'domain/cputune/cachetune/monitor': { vcpus: false },
  'domain/cputune/memorytune': { vcpus: true },
  'domain/cputune/memorytune/monitor': { vcpus: false },
  'domain/cputune/energytune': { vcpus: true },
  'domain/cputune/energytune/monitor': { vcpus: false },
};

const pathOf = (element: Element): string => (element.parent ? `${pathOf(element.parent)}/${element.name}` : element.name);

/** What is no list at all is the format's business already; here is what reads well and still means nothing. */
const isWellWritten = (set: string): boolean => set.split(',').every((part, i, all) => /^(?:\^\d+|\d+|\d+\s*-\s*\d+)$/.test(part.trim()) || (i === all.length - 1 && i > 0 && part.trim() === ''));

export default defineRule({
  id: 'bad-number-set',
  profile: 'libvirt',
  severity: 'error',
  title: 'A set of CPUs or nodes that libvirt cannot read',
  why: 'CPU sets and node sets are lists of numbers and ranges from low to high, from which single numbers can be taken out again with ^. A range that runs backwards, a number left out between commas or a set that excludes all of its members is refused.',
  remedy: 'Write it as 0-3,8,^2: ranges from the lower to the higher number, exclusions as single numbers after what they exclude from.',
  witness: [
    { source: 'libvirt 11.3.0 src/util/virbitmap.c virBitmapParseInternal', text: "Failed to parse bitmap '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumatuneParseXML', text: "Invalid value of 'nodeset': %1$s" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainVcpuPinDefParseXML', text: "Invalid value of 'cpuset': %1$s" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainSchedulerParse', text: "'%1$s' scheduler bitmap '%2$s' is empty" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainResctrlValidateMonitor', text: 'vcpus is empty' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainMemorySourceDefParseXML', text: "Invalid value of 'nodemask': %1$s" },
  ],
  visits: [...Object.keys(SETS), 'domain/devices/memory/source/nodemask'],
  *check(element, { text }) {
    for (const [name, mayBeEmpty] of Object.entries(SETS[pathOf(element)] ?? {})) {
      const set = attribute(element, name);
      if (!set || !isWellWritten(set.value) || isIgnored(element)) continue;
      const mistake = setMistake(text, set, mayBeEmpty);
      if (mistake) yield { at: mistake.span, message: `${name}='${set.value.slice(0, 60)}' of <${element.name}> cannot be read: ${mistake.message}.` };
    }
    const written = element.name === 'nodemask' ? textOf(element) : '';
    const problem = written !== '' && isWellWritten(written) ? parseNumberSet(written).problem : undefined;
    if (problem) yield { at: textSpan(element, text), message: `The set of nodes '${written.slice(0, 60)}' of <nodemask> cannot be read: ${problem.message}.` };
  },
  bad: [
    "<memory unit='GiB'>1</memory><maxMemory slots='4' unit='GiB'>4</maxMemory><cpu><numa><cell id='0' memory='1' unit='GiB'/></numa></cpu><devices><memory model='dimm'><source><nodemask>«^0»</nodemask></source><target><size unit='MiB'>512</size><node>0</node></target></memory></devices>",
    "<numatune><memory mode='strict' nodeset='«3-1»'/></numatune>",
    "<vcpu cpuset='0-3,«9-7»'>2</vcpu>",
    "<vcpu>2</vcpu><cputune><emulatorpin cpuset='«1,^1»'/></cputune>",
    "<vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='«16384»'/></cputune>",
  ],
  good: [
    "<numatune><memory mode='strict' nodeset='0'/></numatune>",
    "<vcpu cpuset='0-3,^2,'>2</vcpu>",
    "<vcpu placement='auto' cpuset='3-1'>2</vcpu><numatune><memory mode='strict' placement='auto'/></numatune>",
    "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0,1' memory='512' unit='MiB'/><cell id='1' cpus='1,^1' memory='512' unit='MiB'/></numa></cpu>",
  ],
});

/** vcpu/@cpuset is not even read when numad places the guest. */
const isIgnored = (element: Element): boolean => element.name === 'vcpu' && attribute(element, 'placement')?.value === 'auto';
