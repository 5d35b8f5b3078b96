import { formatBytes } from '../../core/quantities.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName, sizeInBytes } from '../../schema/read.ts';
import { descend, textSpan, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const LEAST = 128n * 1024n;

export default defineRule({
  id: 'nvdimm-label-size',
  profile: 'libvirt',
  severity: 'error',
  title: 'An nvdimm label area that is too small or too large',
  why: 'The label area, in which the guest keeps its namespaces, is at least 128 KiB and is taken off the size of the module, so it has to be smaller than that.',
  remedy: "Use the usual <label><size unit='KiB'>128</size></label>, or make the module larger.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainMemoryTargetDefParseXML', text: 'nvdimm label must be at least 128KiB' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainMemoryTargetDefParseXML', text: 'label size must be smaller than NVDIMM size' }],
  visits: ['domain/devices/memory'],
  *check(device, { text }) {
    const label = descend(device, 'target', 'label', 'size');
    const bytes = sizeInBytes(label);
    const size = sizeInBytes(descend(device, 'target', 'size'));
    if (value(device, 'model') !== 'nvdimm' || !label || !bytes) return;
    const at = textSpan(label, text);
    if ((bytes + 1023n) / 1024n < 128n) yield { at, message: `The label area of ${deviceName(device)} is ${formatBytes(bytes)}; it has to be at least ${formatBytes(LEAST)}.` };
    else if (size !== undefined && bytes >= size) yield { at, message: `The label area of ${deviceName(device)} is ${formatBytes(bytes)}, no smaller than the module's ${formatBytes(size)}.` };
  },
  bad: [
    numaGuest("<memory model='nvdimm'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size><node>0</node><label><size unit='KiB'>«64»</size></label></target></memory>"),
    numaGuest("<memory model='nvdimm'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size><node>0</node><label><size unit='MiB'>«256»</size></label></target></memory>"),
  ],
  good: [numaGuest("<memory model='nvdimm'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size><node>0</node><label><size unit='KiB'>128</size></label></target></memory>"), numaGuest("<memory model='nvdimm'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size><node>0</node><label><size>0</size></label></target></memory>")],
});
