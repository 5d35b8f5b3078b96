import { formatBytes } from '../../core/quantities.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName, sizeInBytes } from '../../schema/read.ts';
import { child, textSpan, value } from '../../xml/query.ts';
import { setSize } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** A transparent huge page of x86; elsewhere its size is the host's matter. */
const THP = 2n * 1024n * 1024n;
const isPowerOfTwo = (n: bigint): boolean => n > 0n && (n & (n - 1n)) === 0n;
const kib = (bytes: bigint | undefined): bigint | undefined => (bytes === undefined ? undefined : (bytes + 1023n) / 1024n);

const example = (block: string, requested: string): string =>
  numaGuest(`<memory model='virtio-mem'><target><size unit='MiB'>1024</size><node>0</node><block unit='KiB'>${block}</block><requested unit='MiB'>${requested}</requested></target></memory>`);

export default defineRule({
  id: 'virtio-mem-sizes',
  profile: 'libvirt',
  severity: 'error',
  title: 'Sizes of a virtio-mem device that do not fit together',
  why: 'virtio-mem hands memory to the guest in blocks: their size is a power of two and at least one transparent huge page, and what is requested is a whole number of blocks, at most the size of the device.',
  remedy: "Use <block unit='KiB'>2048</block> and a <requested> that is a multiple of it and no more than <size>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'requested size must be smaller than or equal to @size (%1$lluKiB)' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'block size must be a power of two' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'block size too small, must be at least %1$lluKiB' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'requested size must be an integer multiple of block size' },
  ],
  visits: ['domain/devices/memory'],
  *check(device, { text, domain }) {
    const target = child(device, 'target');
    if (value(device, 'model') !== 'virtio-mem' || !target) return;
    const [blockElement, requestedElement] = [child(target, 'block'), child(target, 'requested')];
    const [size, block, requested] = [child(target, 'size'), blockElement, requestedElement].map((e) => kib(sizeInBytes(e)));
    if (requestedElement && requested !== undefined && size !== undefined && requested > size) {
      yield { at: textSpan(requestedElement, text), message: `${deviceName(device)} requests ${formatBytes(requested * 1024n)} of its ${formatBytes(size * 1024n)}.`, fixes: [offeredFix(`Write ${formatBytes(size * 1024n)}`, ...setSize(text, requestedElement, size * 1024n))] };
    } else if (blockElement && block && !isPowerOfTwo(block)) {
      yield { at: textSpan(blockElement, text), message: `The block size of ${deviceName(device)}, ${formatBytes(block * 1024n)}, is not a power of two.` };
    } else if (blockElement && block && isX86(domain) && block * 1024n < THP) {
      yield { at: textSpan(blockElement, text), message: `The block size of ${deviceName(device)}, ${formatBytes(block * 1024n)}, is less than a huge page of ${formatBytes(THP)}.` };
    } else if (requestedElement && requested !== undefined && block && requested % block !== 0n) {
      yield { at: textSpan(requestedElement, text), message: `${deviceName(device)} requests ${formatBytes(requested * 1024n)}, which is no multiple of its block size ${formatBytes(block * 1024n)}.`, fixes: [offeredFix('Round down', ...setSize(text, requestedElement, (requested - (requested % block)) * 1024n))] };
    }
  },
  bad: [example('2048', '«2048»'), example('«3072»', '300'), example('«1024»', '0'), example('2048', '«3»')],
  good: [example('2048', '512'), example('4096', '1024')],
});
