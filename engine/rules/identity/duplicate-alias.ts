import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-alias',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two devices with one alias',
  why: 'An alias that starts with ua- is yours and must be unique.',
  remedy: 'Give each device its own.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDeviceDefValidateAliasesIterator',
    text: 'non unique alias detected: %1$s',
  }],
  onlyWith: ['alias'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<string, Element>();
    for (const device of children(devices)) {
      const alias = child(device, 'alias');
      const name = value(alias, 'name');
      if (!alias || !name?.startsWith('ua-') || device.name === 'console') continue;
      const before = first.get(name);
      if (before) yield { at: attribute(alias, 'name')!, message: `${deviceName(device)} has the alias ${name}, which ${deviceName(before)} has already.`, evidence: [{ at: child(before, 'alias')!, message: 'It is taken here.' }], fixes: [offeredFix('Remove this alias', removeElement(source, alias))] };
      else first.set(name, device);
    }
  },
  bad: [
    `<devices>
    <interface type='user'>
      <alias name='ua-net'/>
    </interface>
    <interface type='user'>
      <alias «name='ua-net'»/>
    </interface>
  </devices>`,
  ],
  good: [
    `<devices>
    <interface type='user'>
      <alias name='ua-net'/>
    </interface>
    <interface type='user'>
      <alias name='ua-net2'/>
    </interface>
  </devices>`,
  ],
});
