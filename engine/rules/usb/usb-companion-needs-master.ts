import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'usb-companion-needs-master',
  profile: 'libvirt',
  severity: 'error',
  title: 'USB companions without their master',
  why: 'A controller with <master> only adds slow ports to a fast one; without that one the bus does not exist.',
  remedy: 'Add the controller of model=\'ich9-ehci1\' with the same index.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefControllersParse',
    text: 'No master USB controller specified',
  }],
  visits: ['domain/devices'],
  *check(devices) {
    const usb = children(devices, 'controller').filter((c) => value(c, 'type') === 'usb' && value(c, 'model') !== 'none');
    // A companion without <master> is one all the same.
    if (usb.length === 0 || usb.some((c) => !child(c, 'master') && !/^ich9-uhci[123]$/.test(value(c, 'model') ?? ''))) return;
    yield { at: attribute(usb[0], 'model') ?? usb[0]!, message: `${deviceName(usb[0]!)} is a companion, and the domain has no USB controller that is a master.` };
  },
  bad: [
    `<devices>
    <controller type='usb' index='0' «model='ich9-uhci2'»/>
  </devices>`,
    `<devices>
    <controller type='usb' index='0' «model='ich9-uhci1'»>
      <master startport='0'/>
    </controller>
  </devices>`,
  ],
  good: [
    `<devices>
    <controller type='usb' index='0' model='ich9-ehci1'/>
    <controller type='usb' index='0' model='ich9-uhci1'>
      <master startport='0'/>
    </controller>
  </devices>`,
  ],
});
