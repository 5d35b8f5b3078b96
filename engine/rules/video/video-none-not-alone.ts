import { all, attribute, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'video-none-not-alone',
  profile: 'libvirt',
  severity: 'error',
  title: 'A video device of type \'none\' beside another',
  why: 'type=\'none\' says that the guest has no video device at all.',
  remedy: 'Remove it, or remove the others.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate',
    text: 'a \'none\' video type must be the only video device defined for the domain',
  }],
  onlyWith: ['video'],
  visits: ['domain/devices'],
  *check(devices) {
    const models = all(devices, 'video', 'model');
    const none = models.find((model) => value(model, 'type') === 'none');
    if (!none || children(devices, 'video').length < 2) return;
    yield { at: attribute(none, 'type')!, message: "A video device of type 'none' must be the only one, but there are others." };
  },
  bad: [
    `<devices>
    <video>
      <model type='vga'/>
    </video>
    <video>
      <model «type='none'»/>
    </video>
  </devices>`,
  ],
  good: [
    `<devices>
    <video>
      <model type='none'/>
    </video>
  </devices>`,
  ],
});
