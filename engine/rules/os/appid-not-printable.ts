import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'appid-not-printable',
  profile: 'libvirt',
  severity: 'error',
  title: 'A Fibre Channel application id that cannot be sent',
  why: 'The id travels in each frame: 1 to 128 printable characters of ASCII.',
  remedy: 'Use letters, digits and punctuation.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefResourceValidate', text: "Fibre Channel 'appid' is not a printable string" },
  ],
  visits: ['domain/resource/fibrechannel'],
  *check(channel) {
    const id = attribute(channel, 'appid');
    if (id && /[^\x20-\x7e]/.test(id.value)) yield { at: id, message: 'The Fibre Channel application id holds characters other than printable ASCII.' };
  },
  bad: [
    "<resource><fibrechannel «appid='größer'»/></resource>",
  ],
  good: [
    "<resource><fibrechannel appid='userProvidedID'/></resource>",
  ],
});
