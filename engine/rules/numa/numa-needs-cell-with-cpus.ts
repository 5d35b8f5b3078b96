import { isAtLeast, isOlder } from '../../core/version.ts';
import { guestCells } from '../../schema/domain/numa.ts';
import { value } from '../../xml/query.ts';
import { parseNumberSet } from '../../core/quantities.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'numa-needs-cell-with-cpus',
  profile: 'libvirt',
  severity: 'error',
  title: 'No guest NUMA cell has vCPUs',
  why: 'A cell may consist of memory alone, but at least one has to hold the vCPUs of the guest.',
  remedy: "Give a cell the vCPUs: cpus='0-3'.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildNumaCommandLine', text: 'At least one NUMA node has to have CPUs' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/cpu/numa'],
  *check(numa, { domain, target }) {
    // libvirt 9.0.0 leaves it to QEMU, and so do releases of the 12 series.
    if (isOlder(target.libvirt, '11.3.0') || isAtLeast(target.libvirt, '12.0.0')) return;
    const cells = guestCells(domain);
    const isEmpty = cells.every((cell) => cell.cpus.length === 0 && (value(cell.element, 'cpus') === undefined || parseNumberSet(value(cell.element, 'cpus')!).problem?.excludesAll));
    if (cells.length > 0 && isEmpty) yield { at: numa, severity: target.libvirt === undefined ? 'warning' : 'error', message: `None of the ${cells.length} guest NUMA cells has vCPUs.` };
  },
  bad: ["<vcpu>2</vcpu><cpu>«<numa>»<cell id='0' memory='512' unit='MiB'/><cell id='1' memory='512' unit='MiB'/></numa></cpu>"],
  good: ["<vcpu>2</vcpu><cpu><numa><cell id='0' memory='512' unit='MiB'/><cell id='1' cpus='0-1' memory='512' unit='MiB'/></numa></cpu>"],
});
