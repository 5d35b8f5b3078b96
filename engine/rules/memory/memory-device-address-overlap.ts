import { deviceName, sizeInBytes } from '../../schema/read.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { attribute, child, children, descend, value } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

interface Module {
  readonly device: Element;
  readonly at: Attribute;
  readonly start: bigint;
  readonly end: bigint;
}

const PAGE = 4096n;

/** A written base with what it covers; undefined without a base, which QEMU then chooses. */
function moduleOf(device: Element): Module | undefined {
  const model = value(device, 'model') ?? '';
  const own = child(device, 'address');
  const address = model.startsWith('virtio-') ? descend(device, 'target', 'address') : value(own, 'type') === 'dimm' ? own : undefined;
  const at = attribute(address, 'base');
  const size = sizeInBytes(descend(device, 'target', 'size'));
  if (!at || !/^(?:0x[\da-f]{1,16}|\d{1,19})$/i.test(at.value) || size === undefined || model === 'sgx-epc') return undefined;
  const start = BigInt(at.value);
  const label = sizeInBytes(descend(device, 'target', 'label', 'size')) ?? 0n;
  const alignment = sizeInBytes(descend(device, 'source', 'alignsize')) ?? PAGE;
  const hidden = model === 'nvdimm' && alignment > 0n ? ((label + alignment - 1n) / alignment) * alignment : 0n;
  return start === 0n ? undefined : { device, at, start, end: start + size - hidden };
}

export default defineRule({
  id: 'memory-device-address-overlap',
  profile: 'libvirt',
  severity: 'error',
  title: 'Memory modules that overlap in the guest',
  why: 'Each module covers its size from its base address on, less the label of an NVDIMM.',
  remedy: 'Move one of them, or remove the bases: QEMU finds room by itself.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefCheckConflict', text: 'memory device address [0x%1$llx:0x%2$llx] overlaps with other memory device (0x%3$llx)' },
  ],
  since: '11.3.0',
  onlyWith: ['@base'],
  visits: ['domain/devices'],
  *check(devices) {
    const modules = children(devices, 'memory').flatMap((device) => moduleOf(device) ?? []).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
    let last: Module | undefined;
    for (const next of modules) {
      if (last && next.start < last.end) {
        const [first, second] = last.at.span.start < next.at.span.start ? [last, next] : [next, last];
        yield { at: second.at, message: `${deviceName(second.device)} covers addresses 0x${second.start.toString(16)} to 0x${(second.end - 1n).toString(16)}, where another memory device (from 0x${first.start.toString(16)}) is already.`, evidence: [{ at: first.at, message: 'The other one starts here.' }] };
      }
      if (!last || next.end > last.end) last = next;
    }
  },
  bad: [
    numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='0' base='0x100000000'/></memory><memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='1' «base='0x110000000'»/></memory>"),
  ],
  good: [
    numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='0' base='0x100000000'/></memory><memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='1' base='0x120000000'/></memory>"),
  ],
});
