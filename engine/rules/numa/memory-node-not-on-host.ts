import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { deviceName } from '../../schema/read.ts';
import { child, text as textOf, textSpan } from '../../xml/query.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { defineRule } from '../rule.ts';

const host = { numaCells: [{ id: 0, cpus: [0, 1] }, { id: 1, cpus: [2, 3] }] };
const dimm = (mask: string): string => numaGuest(`<memory model='dimm'><source><nodemask>${mask}</nodemask></source><target><size unit='GiB'>1</size><node>0</node></target></memory>`);

export default defineRule({
  id: 'memory-node-not-on-host',
  cause: 'numa-node-unavailable',
  profile: 'host',
  severity: 'error',
  title: 'A memory module on a NUMA node that the host does not have',
  why: 'nodemask says which NUMA nodes of the host the memory of the module comes from.',
  remedy: 'Name only nodes of this host (virsh capabilities lists them), or remove <nodemask>.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virnuma.c virNumaNodesetIsAvailable', text: 'NUMA node %1$zd is unavailable' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/memory/source'],
  needs: ['numaCells'],
  *check(source, { text, host: { numaCells } }) {
    const mask = child(source, 'nodemask');
    if (!mask || numaCells.length === 0) return;
    const missing = parseNumberSet(textOf(mask)).numbers.filter((node) => !numaCells.some((cell) => cell.id === node));
    if (missing.length > 0) yield { at: textSpan(mask, text), message: `${deviceName(source)}: the host has no NUMA node ${formatNumberSet(missing).slice(0, 60)}.` };
  },
  bad: [{ xml: dimm('«1-3»'), host }],
  good: [{ xml: dimm('0-1'), host }],
});
