import { graphicsTypes } from '../../schema/domain/graphics.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'hostdev-display-needs-graphics',
  profile: 'libvirt',
  severity: 'error',
  title: 'The display of a host device without graphics',
  why: "display='on' shows the device's screen in the domain's graphics; without a <graphics> there is nothing to show it in.",
  remedy: "Add a <graphics>, or write display='off'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainMdevDefVFIOPCI', text: "graphics device is needed for attribute value 'display=on' in <hostdev>" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/hostdev'],
  *check(hostdev, { domain }) {
    const display = attribute(hostdev, 'display');
    const type = value(hostdev, 'type');
    if (display?.value !== 'on' || (type !== 'pci' && !(type === 'mdev' && value(hostdev, 'model') === 'vfio-pci')) || graphicsTypes(domain).size > 0) return;
    yield { at: display, message: `${deviceName(hostdev)} has display='on', but the domain has no graphics.`, fixes: [offeredFix("Write display='off'", replace(display.valueSpan!, 'off'))] };
  },
  bad: [
    "<hostdev mode='subsystem' type='mdev' model='vfio-pci' «display='on'»><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source></hostdev>",
  ],
  good: [
    "<devices><graphics type='spice'><listen type='none'/></graphics><hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on'><source><address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source></hostdev></devices>",
  ],
});
