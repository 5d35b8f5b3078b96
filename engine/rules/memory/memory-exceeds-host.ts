import { formatBytes } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { child, descend, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

/** A host of 16 GiB with 2 GiB of swap. */
const memory = { totalKiB: 16 * 1024 * 1024, availableKiB: 12 * 1024 * 1024, swapTotalKiB: 2 * 1024 * 1024 };
const host = { hostname: 'small', memory };

export default defineRule({
  id: 'memory-exceeds-host',
  profile: 'host',
  severity: 'error',
  title: 'More guest memory than the host has',
  why: 'Linux refuses a single allocation that is plainly larger than all of its memory and swap, and QEMU then stops with "cannot set up guest memory". What fits only with the help of swap makes host and guest crawl, and the kernel may kill the guest.',
  remedy: 'Give the guest less memory, or run it on a larger host. Leave the host some memory for itself and for QEMU, which needs more than the guest sees.',
  witness: [
    { source: 'qemu 7.2.0 softmmu/physmem.c ram_block_add', text: "cannot set up guest memory '%s'" },
    { source: 'Linux Documentation/mm/overcommit-accounting.rst', text: 'Obvious overcommits of address space are refused.' },
  ],
  drivers: ['qemu', 'kvm', 'hvf', 'xen'],
  visits: ['domain'],
  needs: ['memory'],
  *check(domain, { text, host: { memory: own } }) {
    const wanted = totalBytes(domain);
    const total = BigInt(own.totalKiB) * 1024n;
    if (wanted === undefined || wanted <= total) return;
    const element = child(domain, 'memory');
    const at = element ? textSpan(element, text) : descend(domain, 'cpu', 'numa') ?? domain;
    const swap = own.swapTotalKiB === undefined ? undefined : BigInt(own.swapTotalKiB) * 1024n;
    const lot = `The guest asks for ${formatBytes(wanted)}, the host has ${formatBytes(total)} of memory`;
    if (swap !== undefined && wanted > total + swap) yield { at, message: `${lot} and ${formatBytes(swap)} of swap: QEMU cannot allocate it.` };
    else yield { at, severity: 'warning', message: `${lot}: part of the guest would have to live in swap, if it starts at all.` };
  },
  bad: [
    { xml: "<memory unit='GiB'>«32»</memory>", host },
    { xml: "<memory unit='GiB'>«17»</memory>", host },
    { xml: "<memory unit='GiB'>«24»</memory>", host: { memory: { totalKiB: memory.totalKiB } } },
    { xml: "<memory unit='GiB'>«8»</memory><vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='12' unit='GiB'/><cell id='1' cpus='1' memory='12' unit='GiB'/></numa></cpu>", host },
  ],
  good: [
    { xml: "<memory unit='GiB'>16</memory>", host },
    { xml: "<memory unit='GiB'>64</memory><vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='4' unit='GiB'/></numa></cpu>", host },
  ],
});
