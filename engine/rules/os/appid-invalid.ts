import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const MOST = 128;

export default defineRule({
  id: 'appid-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A Fibre Channel application id that cannot be used',
  why: 'The id goes to the fabric with every frame: 1 to 128 printable characters.',
  remedy: 'Shorten it, and use printable ASCII only.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefResourceValidate', text: "Fibre Channel 'appid' string length must be between [%1$d, %2$d]" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefResourceValidate', text: "Fibre Channel 'appid' is not a printable string" },
  ],
  visits: ['domain/resource/fibrechannel'],
  *check(element) {
    const appid = attribute(element, 'appid');
    if (!appid || appid.value === '') return;
    if (appid.value.length > MOST) yield { at: appid, message: `The appid has ${appid.value.length} characters; at most ${MOST} are possible.` };
    else if (!/^[\x20-\x7e]*$/.test(appid.value)) yield { at: appid, message: 'The appid holds characters that are not printable ASCII.' };
  },
  bad: [`<resource><fibrechannel «appid='${'a'.repeat(129)}'»/></resource>`, "<resource><fibrechannel «appid='gäst'»/></resource>"],
  good: ["<resource><fibrechannel appid='example:guest-1'/></resource>"],
});
