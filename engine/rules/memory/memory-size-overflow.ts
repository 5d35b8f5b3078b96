import { formatBytes } from '../../core/quantities.ts';
import { guestCellCount } from '../../schema/domain/numa.ts';
import { isFamily } from '../../schema/domain/machine.ts';
import { attributeSizeInBytes, sizeInBytes } from '../../schema/read.ts';
import { attribute, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

/** virMemoryMaxValue: the largest off_t. */
const MOST = 2n ** 63n - 1n;
const KiB = 1024n;
const roundUp = (n: bigint, to: bigint): bigint => ((n + to - 1n) / to) * to;

export default defineRule({
  id: 'memory-size-overflow',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory size beyond what libvirt counts',
  why: 'libvirt holds sizes as bytes in 63 bits and rounds guest memory up to whole MiB (256 MiB on ppc64). Sizes of 8 EiB and more are refused.',
  remedy: 'Check number and unit; sizes without a unit are KiB.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainParseMemory', text: 'size value too large' },
    { source: 'libvirt 11.3.0 src/util/virutil.c virScaleInteger', text: 'value too large: %1$llu%2$s' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainAlignMemorySizes', text: "memory size of NUMA node '%1$zu' overflowed after alignment" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainAlignMemorySizes', text: "initial memory size overflowed after alignment" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainAlignMemorySizes', text: "maximum memory size overflowed after alignment" },
    { source: 'libvirt 9.0.0 src/qemu/qemu_domain.c qemuDomainAlignMemorySizes', text: 'memory size of NUMA node \'%zu\' overflowed after alignment' },
  ],
  visits: ['domain/memory', 'domain/currentMemory', 'domain/maxMemory', 'domain/cpu/numa/cell'],
  *check(element, { text, domain }) {
    const isCell = element.name === 'cell';
    const bytes = isCell ? attributeSizeInBytes(element, 'memory') : sizeInBytes(element);
    if (bytes === undefined) return;
    const at = isCell ? attribute(element, 'memory')! : textSpan(element, text);
    const kib = (bytes + KiB - 1n) / KiB;
    if (bytes > MOST || kib > MOST / KiB) {
      yield { at, message: `${formatBytes(bytes)} is more than libvirt can count; the limit is 8 EiB.` };
      return;
    }
    // currentMemory is not rounded, and <memory> is replaced by the sum of the cells.
    if (element.name === 'currentMemory' || (element.name === 'memory' && guestCellCount(domain) > 0)) return;
    const align = isFamily(domain, 'ppc64') ? 256n * KiB : KiB;
    if (roundUp(kib, align) > MOST / KiB) yield { at, message: `${kib} KiB, rounded up to whole ${align / KiB} MiB, is more than libvirt can count.` };
  },
  bad: ["<memory unit='EiB'>«8»</memory>", '<memory>«9007199254740991»</memory>', "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' «memory='9007199254740991'» unit='KiB'/></numa></cpu>"],
  good: ["<memory unit='TiB'>1</memory>"],
});
