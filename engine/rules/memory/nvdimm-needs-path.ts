import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { child, descend, text as textOf, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'nvdimm-needs-path',
  profile: 'libvirt',
  severity: 'error',
  title: 'A persistent memory module without its file',
  why: 'nvdimm and virtio-pmem devices keep their content in a file or device of the host; without source/path there is nothing to keep it in.',
  remedy: 'Add <source><path>/var/lib/…</path></source> to the memory device.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: "path is required for model 'nvdimm'" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: "path is required for model '%1$s'" },
  ],
  visits: ['domain/devices/memory'],
  *check(device) {
    if (!['nvdimm', 'virtio-pmem'].includes(value(device, 'model') ?? '') || textOf(descend(device, 'source', 'path')) !== '') return;
    yield { at: child(device, 'source') ?? device, message: `${deviceName(device)} has no source/path: its content has no place on the host.` };
  },
  bad: [
    numaGuest("«<memory model='nvdimm'>»<target><size unit='MiB'>256</size><node>0</node></target></memory>"),
    numaGuest("<memory model='virtio-pmem' access='shared'>«<source/>»<target><size unit='MiB'>256</size></target></memory>"),
  ],
  good: [numaGuest("<memory model='nvdimm'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size><node>0</node></target></memory>"), numaGuest("<memory model='dimm'><target><size unit='MiB'>256</size><node>0</node></target></memory>")],
});
