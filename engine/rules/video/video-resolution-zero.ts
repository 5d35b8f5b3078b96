import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'video-resolution-zero',
  profile: 'libvirt',
  severity: 'error',
  title: 'A resolution of nothing',
  why: 'x and y of <resolution> must be above 0.',
  remedy: 'Write the size in pixels.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate',
    text: 'video resolution values must be greater than 0',
  }],
  visits: ['domain/devices/video/model/resolution'],
  *check(resolution) {
    for (const name of ['x', 'y']) {
      const found = attribute(resolution, name);
      if (found && /^0+$/.test(found.value)) yield { at: found, message: `The resolution's ${name} is 0 pixels.` };
    }
  },
  bad: [
    `<video>
      <model type='virtio'>
        <resolution x='1024' «y='0'»/>
      </model>
    </video>`,
  ],
  good: [
    `<video>
      <model type='virtio'>
        <resolution x='1024' y='768'/>
      </model>
    </video>`,
  ],
});
