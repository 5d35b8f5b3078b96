import { formatBytes } from '../../core/quantities.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine, platformOf } from '../../schema/domain/machine.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { child, text as textOf, textSpan, value } from '../../xml/query.ts';
import { removeElement, setSize } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const MiB = 1024n * 1024n;

export default defineRule({
  id: 'smm-tseg',
  profile: 'libvirt',
  severity: 'error',
  title: 'A TSEG size that is not possible',
  why: 'The memory of the system management mode can be sized on q35 machines only, in whole MiB. Without @unit its size is in MiB.',
  remedy: 'Use a q35 machine and whole MiB, or remove <tseg>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefTsegPostParse', text: 'SMM TSEG is only supported with q35 machine type' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefTsegPostParse', text: 'SMM TSEG size must be divisible by 1 MiB' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/features/smm'],
  *check(smm, { text, domain }) {
    const tseg = child(smm, 'tseg');
    if (!tseg || (value(smm, 'state') ?? 'on') !== 'on' || textOf(tseg) === '') return;
    const bytes = sizeInBytes(tseg, 'MiB');
    if (isMachine(domain, 'q35') === false) yield { at: tseg, fixes: [offeredFix('Remove <tseg>', removeElement(text, tseg))], message: `TSEG can be sized on q35 machines only; this is ${platformOf(domain)}.` };
    else if (bytes !== undefined && bytes % MiB !== 0n) yield { at: textSpan(tseg, text), fixes: [offeredFix('Round up', ...setSize(text, tseg, ((bytes + MiB - 1n) / MiB) * MiB))], message: `TSEG is ${formatBytes(bytes)}; it has to be a whole number of MiB.` };
  },
  bad: [guestOf('x86_64', 'pc', "<features><smm state='on'>«<tseg unit='MiB'>»48</tseg></smm></features>"), guestOf('x86_64', 'q35', "<features><smm state='on'><tseg unit='KiB'>«1500»</tseg></smm></features>")],
  good: [guestOf('x86_64', 'q35', "<features><smm state='on'><tseg>48</tseg></smm></features>"), guestOf('x86_64', 'pc', "<features><smm state='off'><tseg>48</tseg></smm></features>")],
});
