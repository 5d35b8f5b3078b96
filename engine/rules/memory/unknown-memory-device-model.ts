import { closest } from '../../core/edit-distance.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const MODELS = ['dimm', 'nvdimm', 'virtio-pmem', 'virtio-mem', 'sgx-epc'];

export default defineRule({
  id: 'unknown-memory-device-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory device of no or unknown model',
  why: 'A <memory> below <devices> is a module; its model decides what else may stand in it. The memory of the domain itself is the <memory> directly below <domain>.',
  remedy: `Write one of ${MODELS.join(', ')} into @model.`,
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainMemoryDefParseXML, src/util/virxml.c virXMLPropEnumInternal', text: "Missing required attribute 'model' in element 'memory' / Invalid value for attribute '%1$s' in element '%2$s': '%3$s'." }],
  visits: ['domain/devices/memory'],
  *check(device) {
    const model = attribute(device, 'model');
    if (!model) yield { at: device, message: `A memory device needs a model: ${MODELS.join(', ')}.` };
    else if (model.valueSpan && !MODELS.includes(model.value)) {
      const meant = closest(model.value, MODELS);
      yield {
        at: model,
        message: `There is no memory device model '${model.value.slice(0, 40)}'; known are ${MODELS.join(', ')}.`,
        ...(meant && { fixes: [offeredFix(`Write ${meant}`, replace(model.valueSpan, meant))] }),
      };
    }
  },
  bad: ["«<memory unit='GiB'>»2</memory>", "<memory «model='nvdim'»><target><size unit='MiB'>512</size></target></memory>"],
  good: [numaGuest("<memory model='virtio-mem'><target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>512</requested></target></memory>")],
});
