import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { child, children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

/** What libvirt reads below <target> and <source> of each model, beside size and node. */
const READ: Readonly<Record<string, { readonly target: readonly string[]; readonly source: readonly string[] }>> = {
  dimm: { target: [], source: ['pagesize', 'nodemask'] },
  nvdimm: { target: ['label', 'readonly'], source: ['path', 'alignsize', 'pmem'] },
  'virtio-mem': { target: ['block', 'requested', 'current', 'address'], source: ['pagesize', 'nodemask'] },
  'virtio-pmem': { target: ['address'], source: ['path'] },
  'sgx-epc': { target: [], source: ['nodemask'] },
};
const KNOWN = { target: [...new Set(Object.values(READ).flatMap((r) => r.target))], source: [...new Set(Object.values(READ).flatMap((r) => r.source))] };

export default defineRule({
  id: 'memory-device-setting-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'A setting of another kind of memory device',
  why: 'Each model of <memory> has settings of its own: labels are for nvdimm, blocks and requested sizes for virtio-mem, page sizes for dimm and virtio-mem. libvirt reads only those of the model and drops the rest without a word.',
  remedy: 'Remove the setting, or use the model it belongs to.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainMemoryTargetDefParseXML', text: 'case VIR_DOMAIN_MEMORY_MODEL_NVDIMM: if (virDomainParseMemory("./label/size", "./label/size/@unit", ctxt,' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainMemorySourceDefParseXML', text: 'case VIR_DOMAIN_MEMORY_MODEL_NVDIMM: def->source.nvdimm.path = virXPathString("string(./path)", ctxt);' },
  ],
  visits: ['domain/devices/memory'],
  *check(memory, { text }) {
    const model = value(memory, 'model');
    const read = model !== undefined && Object.hasOwn(READ, model) ? READ[model] : undefined;
    if (!read) return;
    for (const part of ['target', 'source'] as const) {
      for (const at of children(child(memory, part))) {
        if (!KNOWN[part].includes(at.name) || read[part].includes(at.name)) continue;
        const owners = Object.entries(READ).filter(([, r]) => r[part].includes(at.name)).map(([name]) => name);
        yield { at, message: `${deviceName(memory)}: libvirt drops <${at.name}> of a ${model}; it belongs to model ${owners.join(', ')}.`, fixes: [safeFix(`Remove <${at.name}>`, removeElement(text, at))] };
      }
    }
  },
  bad: [numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node>«<label>»<size unit='KiB'>128</size></label></target></memory>")],
  good: [numaGuest("<memory model='dimm'><source><pagesize unit='KiB'>4</pagesize></source><target><size unit='MiB'>512</size><node>0</node></target></memory>"), numaGuest("<memory model='virtio-mem'><target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>0</requested></target></memory>")],
});
