import { formatBytes } from '../../core/quantities.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { cellBytes, deviceBytes } from '../../schema/domain/memory.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { child, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'memory-devices-exceed-total',
  profile: 'libvirt',
  severity: 'error',
  title: 'Memory devices larger than the whole memory',
  why: 'Without NUMA cells, <memory> is the sum of everything: what the guest has from the start and all memory devices. libvirt subtracts the devices to find the rest, and nothing may be below zero.',
  remedy: 'Raise <memory> by the size of the memory devices, or describe the memory that is there from the start as cells below <cpu><numa>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseMemory', text: 'Total size of memory devices exceeds the total memory size' }],
  onlyWith: ['size'],
  visits: ['domain/memory'],
  *check(element, { text, domain }) {
    const memory = sizeInBytes(element);
    const devices = deviceBytes(domain);
    if (cellBytes(domain) !== 0n || memory === undefined || devices === undefined || devices <= memory || child(domain, 'memory') !== element) return;
    yield { at: textSpan(element, text), message: `<memory> is ${formatBytes(memory)}, yet the memory devices alone make ${formatBytes(devices)}.` };
  },
  bad: ["<maxMemory slots='4' unit='GiB'>8</maxMemory><memory unit='GiB'>«1»</memory><devices><memory model='dimm'><target><size unit='GiB'>2</size></target></memory></devices>"],
  good: [numaGuest("<memory model='dimm'><target><size unit='GiB'>4</size><node>0</node></target></memory>")],
});
