import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'interface-model-chars',
  cause: 'net-model-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A model name with strange characters',
  why: 'The model becomes part of a QEMU argument, so libvirt takes only letters, digits, - and _.',
  remedy: 'Use virtio, e1000e, rtl8139 or another model that QEMU has.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetSetModelString',
    text: 'Model name contains invalid characters',
  }],
  visits: ['domain/devices/interface/model'],
  *check(model) {
    const type = attribute(model, 'type');
    if (!type || /^[\w-]*$/.test(type.value)) return;
    yield { at: type, message: `${deviceName(model)} has the model '${type.value}', with characters that libvirt does not take.` };
  },
  bad: [
    `<interface type='user'>
      <model «type='virtio,x=1'»/>
    </interface>`,
  ],
  good: [
    `<interface type='user'>
      <model type='e1000e'/>
    </interface>`,
  ],
});
