import { deviceName, count } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'interface-queue-size-power-of-two',
  profile: 'libvirt',
  severity: 'error',
  title: 'A queue size that is no power of two',
  why: 'virtio rings have 2ⁿ entries.',
  remedy: 'Use 256, 512 or 1024.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork',
    text: 'rx_queue_size has to be a power of two',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface/driver'],
  *check(driver) {
    const model = value(child(driver.parent, 'model'), 'type');
    if (model === undefined || !/^virtio(?:-net-pci|-(?:non-)?transitional)?$/.test(model)) return;
    for (const name of ['rx_queue_size', 'tx_queue_size']) {
      const found = attribute(driver, name);
      const entries = count(driver, name);
      if (!found || !entries || (entries & (entries - 1)) === 0) continue;
      yield { at: found, message: `${deviceName(driver)} has ${name}='${found.value}', which is no power of two.`, fixes: [offeredFix('Write the next power of two', setAttribute(driver, name, String(2 ** Math.ceil(Math.log2(entries)))))] };
    }
  },
  bad: [
    `<interface type='user'>
      <model type='virtio'/>
      <driver «rx_queue_size='500'»/>
    </interface>`,
  ],
  good: [
    `<interface type='user'>
      <model type='virtio'/>
      <driver rx_queue_size='512'/>
    </interface>`,
  ],
});
