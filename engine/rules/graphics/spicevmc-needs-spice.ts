import { chardevType } from '../../schema/domain/chardev.ts';
import { graphicsTypes } from '../../schema/domain/graphics.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'spicevmc-needs-spice',
  cause: 'gfx-spicevmc-no-spice',
  profile: 'libvirt',
  severity: 'error',
  title: 'A spicevmc channel without SPICE graphics',
  why: 'A spicevmc channel or redirection ends in the SPICE server; without SPICE graphics there is none.',
  remedy: 'Remove the device, or add <graphics type=\'spice\'/>. It is often left behind when SPICE is replaced by VNC.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrSourceDef',
    text: 'chardev \'spicevmc\' not supported without spice graphics',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/serial', 'domain/devices/console', 'domain/devices/parallel', 'domain/devices/channel', 'domain/devices/redirdev', 'domain/devices/smartcard'],
  *check(device, { domain }) {
    const type = attribute(device, 'type');
    if (chardevType(device) !== 'spicevmc' || !type) return;
    if (graphicsTypes(domain).has('spice')) return;
    yield {
      at: type, message: `${deviceName(device)} is of type='spicevmc', but the domain has no SPICE graphics.`,
      fixes: [offeredFix('Remove this device', replace(device.span, ''))],
    };
  },
  bad: [
    `<channel «type='spicevmc'»>
      <target type='virtio' name='com.redhat.spice.0'/>
    </channel>`,
    `<redirdev bus='usb' «type='spicevmc'»/>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <graphics type='spice' autoport='yes'/>
    <channel type='spicevmc'>
      <target type='virtio' name='com.redhat.spice.0'/>
    </channel>
  </devices>
</domain>`,
  ],
});
