import { isYes } from '../../schema/read.ts';
import { all, attribute } from '../../xml/query.ts';
import { defineRule, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'video-several-primary',
  cause: 'gfx-two-primary',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two primary video devices',
  why: 'Only one video device can be the one the firmware shows.',
  remedy: 'Keep primary=\'yes\' on one model.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefVideoValidate',
    text: 'Only one primary video device is supported',
  }],
  onlyWith: ['@primary'],
  visits: ['domain/devices'],
  *check(devices) {
    const primary = all(devices, 'video', 'model').filter((model) => isYes(model, 'primary')).map((model) => attribute(model, 'primary')!);
    for (const extra of primary.slice(1)) {
      yield {
        at: extra, message: 'Another video device is the primary one already.', evidence: [{ at: primary[0]!, message: 'The primary one is here.' }],
        fixes: [offeredFix("Write primary='no'", replace(extra.valueSpan!, 'no'))],
      };
    }
  },
  bad: [
    `<devices>
    <video>
      <model type='vga' primary='yes'/>
    </video>
    <video>
      <model type='virtio' «primary='yes'»/>
    </video>
  </devices>`,
  ],
  good: [
    `<devices>
    <video>
      <model type='vga' primary='yes'/>
    </video>
    <video>
      <model type='virtio'/>
    </video>
  </devices>`,
  ],
});
