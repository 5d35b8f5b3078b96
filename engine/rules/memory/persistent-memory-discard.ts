import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'persistent-memory-discard',
  profile: 'libvirt',
  severity: 'error',
  title: 'discard on persistent memory',
  why: 'discard throws the content of guest memory away when it is no longer used; what nvdimm and virtio-pmem hold is meant to stay.',
  remedy: 'Remove discard from the memory device.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: "discard is not supported for nvdimms" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: "discard is not supported for model '%1$s'" },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'discard is not supported for model \'%s\'' },
  ],
  visits: ['domain/devices/memory'],
  *check(device, { text }) {
    const discard = attribute(device, 'discard');
    if (!['nvdimm', 'virtio-pmem'].includes(value(device, 'model') ?? '') || discard?.value !== 'yes') return;
    yield { at: discard, message: `${deviceName(device)} keeps its content, so discard='yes' is refused.`, fixes: [offeredFix('Remove discard', removeAttribute(text, discard))] };
  },
  bad: [
    numaGuest("<memory model='nvdimm' «discard='yes'»><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size><node>0</node></target></memory>"),
    numaGuest("<memory model='virtio-pmem' access='shared' «discard='yes'»><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size></target></memory>"),
  ],
  good: [numaGuest("<memory model='nvdimm' discard='no'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size><node>0</node></target></memory>"), numaGuest("<memory model='dimm' discard='yes'><target><size unit='MiB'>256</size><node>0</node></target></memory>")],
});
