import { inputBus } from '../../schema/domain/usb.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule, isQemuDriver } from '../rule.ts';

export default defineRule({
  id: 'usb-disabled-device',
  cause: 'cfg-usb-disabled',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB device in a guest without USB',
  why: 'A USB controller of model=\'none\' switches USB off; then no USB device may stand in the domain.',
  remedy: 'Remove the device, use another bus, or remove the controller of model=\'none\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML',
    text: 'Can\'t add USB input device. USB bus is disabled',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainUSBAddressAddHubs',
    text: 'USB is disabled for this domain, but USB devices are present in the domain XML',
  }],
  visits: ['domain/devices'],
  *check(devices, { domain, driver }) {
    const none = children(devices, 'controller').find((c) => value(c, 'type') === 'usb' && value(c, 'model') === 'none');
    if (!none) return;
    const evidence = [{ at: none, message: 'USB is switched off here.' }];
    for (const device of children(devices)) {
      const bus = attribute(device, 'bus');
      const message = `${deviceName(device)} is a USB device, but the domain has USB switched off.`;
      if (device.name === 'controller' && value(device, 'type') === 'usb' && device !== none) yield { at: device, message: `${deviceName(device)} is a USB controller beside one that switches USB off.`, evidence };
      else if (device.name === 'input' && inputBus(device, domain) === 'usb') yield { at: bus ?? device, message, evidence };
      else if ((device.name === 'hub' || device.name === 'hostdev' || device.name === 'redirdev') && (value(device, 'type') === 'usb' || bus?.value === 'usb')) yield { at: device, message, evidence };
      else if (device.name === 'disk' && isQemuDriver(driver) && value(child(device, 'target'), 'bus') === 'usb') yield { at: attribute(child(device, 'target'), 'bus')!, message, evidence };
    }
  },
  bad: [
    `<devices>
    <controller type='usb' index='0' model='none'/>
    «<input type='tablet'/>»
  </devices>`,
    `<devices>
    <controller type='usb' index='0' model='none'/>
    <input type='tablet' «bus='usb'»/>
  </devices>`,
  ],
  good: [
    `<devices>
    <controller type='usb' index='0' model='none'/>
    <input type='tablet' bus='virtio'/>
  </devices>`,
  ],
});
