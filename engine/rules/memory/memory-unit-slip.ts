import { formatBytes } from '../../core/quantities.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { attribute, text as textOf, textSpan, value } from '../../xml/query.ts';
import { defineRule, offeredFix } from '../rule.ts';
import { setAttribute } from '../edits.ts';

const MiB = 1024n * 1024n;
/** Firmware alone needs more than this, and no machine QEMU is built for has as much as that. */
const LEAST = 16n * MiB;
const MOST = 64n * 1024n * 1024n * MiB;

export default defineRule({
  id: 'memory-unit-slip',
  profile: 'silent',
  severity: 'warning',
  title: 'A memory size that looks like a forgotten or wrong unit',
  why: 'Without @unit libvirt reads memory sizes as KiB: <memory>4096</memory> is 4 MiB, in which no firmware gets as far as its first line. The other way round, KiB figures under unit=\'MiB\' make a size no host has.',
  remedy: 'Write the unit that was meant: <memory unit=\'MiB\'>4096</memory>.',
  witness: [{ source: 'libvirt manual, formatdomain, Memory Allocation', text: 'The units for this value are determined by the optional attribute unit, which defaults to "KiB"' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/memory', 'domain/currentMemory', 'domain/maxMemory'],
  *check(element, { text }) {
    const bytes = sizeInBytes(element);
    if (bytes === undefined || bytes === 0n || (bytes >= LEAST && bytes <= MOST)) return;
    const written = textOf(element);
    const unit = value(element, 'unit');
    const better = ['MiB', 'GiB', 'KiB'].filter((u) => {
      const size = sizeInBytes(element, u) !== undefined ? BigInt(written.replace('+', '')) * { KiB: 1024n, MiB, GiB: 1024n * MiB }[u]! : 0n;
      return size >= 64n * MiB && size <= 2n * 1024n * 1024n * MiB;
    });
    yield {
      at: textSpan(element, text),
      message: `<${element.name}> is ${formatBytes(bytes)}: ${written.slice(0, 24)} ${attribute(element, 'unit') ? `with unit='${unit}'` : 'without a unit is read as KiB'}${bytes < LEAST ? ', too little for any firmware to start' : ', more than any machine has'}.`,
      fixes: better.map((u) => offeredFix(`Say unit='${u}'`, setAttribute(element, 'unit', u))),
    };
  },
  bad: ['<memory>«4096»</memory>', '<memory>«2»</memory>', "<memory unit='GiB'>«4194304»</memory><currentMemory unit='GiB'>2</currentMemory>", "<memory unit='GiB'>4</memory><currentMemory>«2048»</currentMemory>", "<memory unit='b'>«1048576»</memory>"],
  good: ['<memory>4194304</memory>', "<memory unit='MiB'>16</memory>", "<memory unit='TiB'>12</memory>", "<maxMemory slots='16' unit='TiB'>24</maxMemory><vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='4' unit='GiB'/></numa></cpu>"],
});
