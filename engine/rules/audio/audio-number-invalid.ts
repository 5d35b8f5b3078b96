import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'audio-number-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'An audio number that libvirt does not take',
  why: 'Ids, voices and lengths of buffers count from 1; the policy of OSS from 0.',
  remedy: 'Write a number of at least 1 (dspPolicy: 0).',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainAudioDefParseXML', text: "cannot parse 'dspPolicy' value '%1$i'" },
    { source: 'libvirt 11.3.0 src/util/virxml.c virXMLPropUInt', text: "Invalid value for attribute '%1$s' in element '%2$s': Zero is not permitted" },
  ],
  visits: ['domain/devices/audio', 'domain/devices/audio/input', 'domain/devices/audio/output'],
  *check(element) {
    for (const name of element.name === 'audio' ? ['id'] : ['voices', 'bufferLength']) {
      const found = attribute(element, name);
      if (found && /^\s*\+?0+$/.test(found.value)) yield { at: found, message: `${deviceName(element)} has ${name}='0'; it counts from 1.` };
    }
    const policy = attribute(element, 'dspPolicy');
    if (policy && value(element, 'type') === 'oss' && /^\s*-\d*[1-9]/.test(policy.value)) yield { at: policy, message: `${deviceName(element)} has dspPolicy='${policy.value}'; it is at least 0.` };
  },
  bad: [
    "<audio «id='0'» type='none'/>",
    "<audio id='1' type='oss' «dspPolicy='-1'»/>",
  ],
  good: [
    "<audio id='1' type='oss' dspPolicy='0'/>",
  ],
});
