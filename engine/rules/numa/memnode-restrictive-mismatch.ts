import { isOlder } from '../../core/version.ts';
import { attribute, child, children } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (numatune: string): string => `<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><numatune>${numatune}</numatune>`;

export default defineRule({
  id: 'memnode-restrictive-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: "mode='restrictive' for the guest but not for its cell, or the other way round",
  why: "In restrictive mode libvirt only confines QEMU by cgroups and gives it no NUMA policy; in the other modes QEMU gets one. Both at once is not possible, so <memory> and <memnode> have to agree.",
  remedy: "Write mode='restrictive' on <memory> and every <memnode>, or on none of them. A <memnode> without a mode is strict.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: "'restrictive' mode is required in memory element when mode is 'restrictive' in memnode element" },
  ],
  visits: ['domain/numatune'],
  *check(numatune, { target }) {
    const memory = child(numatune, 'memory');
    const whole = attribute(memory, 'mode')?.value === 'restrictive';
    for (const memnode of children(numatune, 'memnode')) {
      const mode = attribute(memnode, 'mode');
      if ((mode?.value === 'restrictive') === whole) continue;
      // Releases before 9.4.0 do not mind this half.
      if (!whole && isOlder(target.libvirt, '9.4.0')) continue;
      yield {
        at: mode ?? memnode,
        message: whole ? `<memory> is restrictive, so this <memnode> has to be; it is ${mode?.value.slice(0, 20) ?? 'strict by default'}.` : `This <memnode> is restrictive, but ${memory ? '<memory> is not' : 'there is no restrictive <memory>'}.`,
        ...(memory && { evidence: [{ at: attribute(memory, 'mode') ?? memory, message: 'The mode of the whole guest is set here.' }] }),
        ...(whole && { fixes: [offeredFix("Say mode='restrictive'", setAttribute(memnode, 'mode', 'restrictive'))] }),
      };
    }
  },
  bad: [
    guest("<memory mode='restrictive' nodeset='0'/><memnode cellid='0' «mode='strict'» nodeset='0'/>"),
    guest("<memory mode='strict' nodeset='0'/><memnode cellid='0' «mode='restrictive'» nodeset='0'/>"),
    guest("<memnode cellid='0' «mode='restrictive'» nodeset='0'/>"),
    guest("<memory mode='restrictive' nodeset='0'/>«<memnode cellid='0' nodeset='0'/>»"),
  ],
  good: [guest("<memory mode='restrictive' nodeset='0'/><memnode cellid='0' mode='restrictive' nodeset='0'/>")],
});
