import { isFamily } from '../../schema/domain/machine.ts';
import { guestOf, numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName, sizeInBytes } from '../../schema/read.ts';
import { child, descend, value } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (memory: string): string => guestOf('ppc64', 'pseries', `<maxMemory slots='4' unit='GiB'>8</maxMemory><devices>${memory}</devices>`);

export default defineRule({
  id: 'nvdimm-needs-label',
  profile: 'libvirt',
  severity: 'error',
  title: 'An nvdimm of a ppc64 guest without a label area',
  why: 'On ppc64 a module of persistent memory always has a label area, and libvirt does not guess its size.',
  remedy: "Add <label><size unit='KiB'>128</size></label> to the target.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'label size is required for NVDIMM device' }],
  visits: ['domain/devices/memory'],
  *check(device, { text, domain }) {
    const target = child(device, 'target');
    if (value(device, 'model') !== 'nvdimm' || !target || !isFamily(domain, 'ppc64')) return;
    const label = descend(target, 'label', 'size');
    if (label && sizeInBytes(label) !== 0n) return;
    yield {
      at: target,
      message: `${deviceName(device)} has no label size, which ppc64 requires.`,
      ...(!child(target, 'label') && { fixes: [offeredFix('Add a label area of 128 KiB', appendChild(text, target, "<label><size unit='KiB'>128</size></label>"))] }),
    };
  },
  bad: [guest("<memory model='nvdimm'><source><path>/var/lib/pmem/a</path></source>«<target>»<size unit='MiB'>512</size></target></memory>")],
  good: [guest("<memory model='nvdimm'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>512</size><label><size unit='KiB'>128</size></label></target></memory>"), numaGuest("<memory model='nvdimm'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>512</size><node>0</node></target></memory>")],
});
