import { sizeInBytes } from '../../schema/read.ts';
import { textSpan } from '../../xml/query.ts';
import { formatBytes } from '../../core/quantities.ts';
import { defineRule } from '../rule.ts';

const guest = (features: string): string => `<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os><features>${features}</features></domain>`;

export default defineRule({
  id: 'tcg-cache-not-mib',
  profile: 'libvirt',
  severity: 'error',
  title: 'A TCG cache that is not a whole number of MiB',
  why: 'QEMU takes the size of its translation cache in MiB. Without @unit libvirt reads KiB.',
  remedy: "Write <tb-cache unit='MiB'>…</tb-cache>.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: 'tb-cache size must be an integer multiple of MiB' }],
  drivers: ['qemu'],
  visits: ['domain/features/tcg/tb-cache'],
  *check(element, { text }) {
    const bytes = sizeInBytes(element);
    if (bytes !== undefined && ((bytes + 1023n) / 1024n) % 1024n !== 0n) yield { at: textSpan(element, text), message: `The translation cache is ${formatBytes(bytes)}; it has to be a whole number of MiB.` };
  },
  bad: [guest('<tcg><tb-cache>«1000»</tb-cache></tcg>')],
  good: [guest("<tcg><tb-cache unit='MiB'>7</tb-cache></tcg>"), guest('<tcg><tb-cache>1024</tb-cache></tcg>')],
});
