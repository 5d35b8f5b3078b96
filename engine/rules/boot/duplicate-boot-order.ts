import { deviceName, count } from '../../schema/read.ts';
import { attribute, child, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { setAttribute, nextFree } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-boot-order',
  profile: 'libvirt',
  severity: 'error',
  title: 'One boot order for two devices',
  why: 'Each boot order belongs to one device.',
  remedy: 'Count the orders up: 1, 2, 3, …',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefCollectBootOrder',
    text: 'boot order \'%1$s\' used for more than one device',
  }],
  onlyWith: ['@order'],
  visits: ['domain/devices'],
  *check(devices) {
    const first = new Map<number, Element>();
    for (const device of children(devices)) {
      const boot = child(device, 'boot');
      const order = count(boot, 'order');
      if (!boot || !order) continue;
      const before = first.get(order);
      if (before) yield { at: attribute(boot, 'order')!, message: `${deviceName(device)} has the boot order ${order}, which ${deviceName(before)} has already.`, evidence: [{ at: child(before, 'boot')!, message: `${order} is taken here.` }], fixes: [offeredFix('Give it the next free order', setAttribute(boot, 'order', String(nextFree(children(devices).map((d) => count(child(d, 'boot'), 'order')), order))))] };
      else first.set(order, device);
    }
  },
  bad: [
    `<devices>
    <disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='vda'/>
      <boot order='1'/>
    </disk>
    <interface type='user'>
      <boot «order='1'»/>
    </interface>
  </devices>`,
  ],
  good: [
    `<devices>
    <disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='vda'/>
      <boot order='1'/>
    </disk>
    <interface type='user'>
      <boot order='2'/>
    </interface>
  </devices>`,
  ],
});
