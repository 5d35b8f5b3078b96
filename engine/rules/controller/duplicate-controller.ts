import { count } from '../../schema/read.ts';
import { attribute, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { setAttribute, nextFree } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-controller',
  cause: 'cfg-controller-dup',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two controllers with one index',
  why: 'Type and index name a controller. Only the USB companions of one bus share an index.',
  remedy: 'Give each controller of a type its own index, or leave the index out.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefRejectDuplicateControllers',
    text: 'Multiple \'%1$s\' controllers with index \'%2$d\'',
  }],
  visits: ['domain/devices'],
  *check(devices) {
    const first = new Map<string, Element>();
    for (const controller of children(devices, 'controller')) {
      // libvirt takes ide when the type is absent.
      const type = value(controller, 'type') ?? 'ide';
      const index = count(controller, 'index');
      if (type === 'usb' || index === undefined) continue;
      const key = `${type} ${index}`;
      const before = first.get(key);
      if (before) {
        yield {
          at: attribute(controller, 'index')!, message: `Another controller of type ${type} has the index ${index} already.`,
          evidence: [{ at: attribute(before, 'index')!, message: 'The first one is here.' }],
          fixes: [offeredFix('Give it the next free index', setAttribute(controller, 'index', String(nextFree(children(devices, 'controller').filter((c) => value(c, 'type') === type).map((c) => count(c, 'index')), index))))],
        };
      } else first.set(key, controller);
    }
  },
  bad: [
    `<devices>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <controller type='scsi' «index='0'» model='lsilogic'/>
  </devices>`,
  ],
  good: [
    `<devices>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <controller type='sata' index='0'/>
    <controller type='usb' index='0' model='ich9-ehci1'/>
    <controller type='usb' index='0' model='ich9-uhci1'>
      <master startport='0'/>
    </controller>
  </devices>`,
  ],
});
