import { hostdevIdentities } from '../../schema/domain/hostdev.ts';
import { deviceName } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-hostdev',
  profile: 'libvirt',
  severity: 'error',
  title: 'A host device given twice',
  why: 'One host device can be passed through once.',
  remedy: 'Remove the second one.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefHostdevValidate',
    text: 'Hostdev already exists in the domain configuration',
  }],
  onlyWith: ['hostdev'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<string, Element>();
    for (const hostdev of children(devices)) {
      if (hostdev.name !== 'hostdev' && !(hostdev.name === 'interface' && value(hostdev, 'type') === 'hostdev')) continue;
      const [own, ...others] = hostdevIdentities(hostdev);
      if (own === undefined) continue;
      const identity = [own, ...others].find((i) => first.has(i)) ?? own;
      const before = first.get(identity);
      if (before) yield { at: hostdev, message: `${deviceName(hostdev)} is passed through a second time (${identity}).`, evidence: [{ at: before, message: 'The first time is here.' }], fixes: [offeredFix('Remove the second one', removeElement(source, hostdev))] };
      else first.set(own, hostdev);
    }
  },
  bad: [
    `<devices>
    <hostdev mode='subsystem' type='pci' managed='yes'>
      <source>
        <address domain='0x0000' bus='0x06' slot='0x02' function='0x0'/>
      </source>
    </hostdev>
    «<hostdev mode='subsystem' type='pci' managed='yes'>»
      <source>
        <address domain='0' bus='6' slot='2' function='0'/>
      </source>
    </hostdev>
  </devices>`,
    "<devices><hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>«<hostdev mode='subsystem' type='usb'>»<source><vendor id='0x1234'/><product id='0xbeef'/><address bus='1' device='3'/></source></hostdev></devices>",
    "<devices><hostdev mode='subsystem' type='scsi'><source protocol='iscsi' name='iqn.2020-01.org.example:a/1'><host name='h' port='3260'/></source></hostdev>«<hostdev mode='subsystem' type='scsi'>»<source protocol='iscsi' name='iqn.2020-01.org.example:a/1'><host name='h' port='3260'/></source></hostdev></devices>",
    "<devices><interface type='hostdev'><source><address type='pci' domain='0' bus='1' slot='0' function='0'/></source></interface>«<hostdev mode='subsystem' type='pci'>»<source><address domain='0' bus='1' slot='0' function='0'/></source></hostdev></devices>",
  ],
  good: [
    "<devices><hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/><address bus='1' device='2'/></source></hostdev><hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/><address bus='1' device='3'/></source></hostdev></devices>",
    `<devices>
    <hostdev mode='subsystem' type='pci' managed='yes'>
      <source>
        <address domain='0x0000' bus='0x06' slot='0x02' function='0x0'/>
      </source>
    </hostdev>
    <hostdev mode='subsystem' type='pci' managed='yes'>
      <source>
        <address domain='0x0000' bus='0x06' slot='0x02' function='0x1'/>
      </source>
    </hostdev>
  </devices>`,
  ],
});
