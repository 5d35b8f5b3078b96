import { formatBytes, unitBytes } from '../../core/quantities.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { archOf, isFamily } from '../../schema/domain/machine.ts';
import { attributeSizeInBytes, deviceName, sizeInBytes } from '../../schema/read.ts';
import { attribute, child, descend, textSpan, value } from '../../xml/query.ts';
import type { Element, Target } from '../../xml/tree.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const MiB = 1024n * 1024n;

/** The size that is written, the step it is rounded to, and where it stands. */
function sizeOf(element: Element, domain: Element, source: string): { bytes: bigint | undefined; module: boolean; at: Target | undefined } {
  if (element.name === 'cell') return { bytes: attributeSizeInBytes(element, 'memory'), module: false, at: attribute(element, 'memory') };
  if (element.parent === domain) return { bytes: child(domain, 'memory') === element && !descend(domain, 'cpu', 'numa', 'cell') ? sizeInBytes(element) : undefined, module: false, at: textSpan(element, source) };
  const size = descend(element, 'target', 'size');
  return { bytes: sizeInBytes(size), module: true, at: size && textSpan(size, source) };
}

export default defineRule({
  id: 'memory-rounded',
  profile: 'silent',
  severity: 'warning',
  title: 'Memory that libvirt rounds up',
  why: "When a guest starts, libvirt rounds memory modules up to 2 MiB, and on POWER them, the guest's memory and that of its NUMA cells to 256 MiB. The guest gets more than the file says. (Elsewhere memory is rounded to whole MiB, which nobody needs to know.)",
  remedy: 'Write the size that the guest gets.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainGetMemorySizeAlignment', text: "PPC requires the memory sizes to be rounded to 256MiB increments […] We'll take the \"traditional\" path and round it to 1MiB" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainGetMemoryModuleSizeAlignment', text: 'dimm memory modules require 2MiB alignment rather than the 1MiB we are using elsewhere.' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/memory', 'domain/cpu/numa/cell', 'domain/devices/memory'],
  *check(element, { text, domain }) {
    const { bytes, module, at } = sizeOf(element, domain, text);
    if (bytes === undefined || bytes === 0n || !at || archOf(domain) === undefined) return;
    const step = isFamily(domain, 'ppc64') ? 256n * MiB : module ? 2n * MiB : 1n;
    const model = element.attributes.find((a) => a.name === 'model')?.value;
    // Other kinds of modules have their own rules about sizes.
    if ((module && model !== 'dimm') || bytes % step === 0n || bytes < MiB) return;
    const taken = ((bytes + step - 1n) / step) * step;
    const unit = unitBytes(value(element.name === 'cell' ? element : module ? descend(element, 'target', 'size') : element, 'unit') ?? 'KiB');
    const span = 'valueSpan' in at ? at.valueSpan : 'start' in at ? at : undefined;
    const fixes = unit !== undefined && span && taken % unit === 0n ? [offeredFix(`Write ${taken / unit}`, replace(span, String(taken / unit)))] : [];
    yield { at, fixes, message: `${element.parent === domain ? 'The guest' : deviceName(element)} gets ${formatBytes(taken)} (${taken / 1024n} KiB) instead of ${bytes / 1024n} KiB: libvirt rounds up to whole ${step / MiB} MiB.` };
  },
  bad: [
    numaGuest("<memory model='dimm'><target><size unit='KiB'>«524289»</size><node>0</node></target></memory>"),
    "<domain type='kvm'><name>example</name><memory unit='MiB'>«1000»</memory><os><type arch='ppc64' machine='pseries'>hvm</type></os></domain>",
  ],
  good: ["<domain type='kvm'><name>example</name><memory>1048577</memory><os><type arch='x86_64' machine='q35'>hvm</type></os></domain>", "<domain type='kvm'><name>example</name><memory unit='MiB'>1024</memory><os><type arch='ppc64' machine='pseries'>hvm</type></os></domain>"],
});
