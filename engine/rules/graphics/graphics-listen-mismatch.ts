import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'graphics-listen-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two different listen addresses',
  why: 'The listen attribute is the old way to say the address of the first <listen>; libvirt refuses two that differ.',
  remedy: 'Remove the listen attribute.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainGraphicsListensParseXML',
    text: 'graphics \'listen\' attribute \'%1$s\' must match \'address\' attribute of first listen element (found \'%2$s\')',
  }],
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const old = attribute(graphics, 'listen');
    const first = child(graphics, 'listen');
    if (!old?.value || !first || value(first, 'type') !== 'address') return;
    const address = value(first, 'address');
    if (address === undefined || address === old.value) return;
    yield {
      at: old, message: `${deviceName(graphics)} says listen='${old.value}' but its first <listen> says ${address}.`, evidence: [{ at: first, message: 'The other address is here.' }],
      fixes: [safeFix(`Write listen='${address}'`, replace(old.valueSpan!, address))],
    };
  },
  bad: [
    `<graphics type='vnc' «listen='127.0.0.1'»>
      <listen type='address' address='10.0.0.5'/>
    </graphics>`,
  ],
  good: [
    `<graphics type='vnc' listen='127.0.0.1'>
      <listen type='address' address='127.0.0.1'/>
    </graphics>`,
    `<graphics type='vnc'>
      <listen type='address' address='10.0.0.5'/>
    </graphics>`,
  ],
});
