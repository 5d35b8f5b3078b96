import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'video-ramfb-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'An address for ramfb',
  why: 'ramfb is configured through fw_cfg and sits on no bus.',
  remedy: 'Remove the <address>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate',
    text: 'address not supported for video type ramfb',
  }],
  visits: ['domain/devices/video'],
  *check(video) {
    const address = child(video, 'address');
    if (value(child(video, 'model'), 'type') !== 'ramfb' || !address || value(address, 'type') === 'none') return;
    yield { at: address, message: 'The ramfb video device has an address, but it sits on no bus.' };
  },
  bad: [
    `<video>
      <model type='ramfb'/>
      «<address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>»
    </video>`,
  ],
  good: [
    `<video>
      <model type='ramfb'/>
    </video>`,
  ],
});
