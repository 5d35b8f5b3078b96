import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** libvirt 12.x has more types and models than 11.3: only types whose list has not changed, or that have none, are judged. */
const MODELS: Readonly<Record<string, readonly string[]>> = { ide: ['piix3', 'piix4', 'ich6'], fdc: [], sata: [], ccid: [], xenbus: [], isa: [], 'virtio-serial': ['virtio', 'virtio-transitional', 'virtio-non-transitional'] };

export default defineRule({
  id: 'controller-model-unknown',
  profile: 'libvirt',
  severity: 'error',
  title: 'A model that this type of controller does not have',
  why: 'Models are those of the type; controllers of type fdc, sata, ccid and xenbus come in one kind only. Without type a controller is ide.',
  remedy: 'Remove model, or write one of the type: `virsh domcapabilities` and completion show them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainControllerDefParseXML', text: "Unknown model type '%1$s'" },
  ],
  visits: ['domain/devices/controller'],
  *check(controller, { text: source }) {
    const model = attribute(controller, 'model');
    const type = value(controller, 'type') ?? 'ide';
    const models = Object.hasOwn(MODELS, type) ? MODELS[type]! : undefined;
    if (!model || !models || models.includes(model.value)) return;
    yield { at: model, message: `A controller of type ${type} has no model ${model.value.slice(0, 60)}${models.length > 0 ? `; it is ${models.join(', ')}` : ''}.`, fixes: [offeredFix('Remove model', removeAttribute(source, model))] };
  },
  bad: [
    "<controller type='sata' index='0' «model='ich9'»/>",
    "<controller index='0' «model='none'»/>",
  ],
  good: [
    "<controller type='ide' index='0' model='piix4'/>",
    "<controller type='sata' index='0'/>",
  ],
});
