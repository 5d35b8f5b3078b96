import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

export default defineRule({
  id: 'video-model-outdated',
  profile: 'performance',
  severity: 'hint',
  title: 'A graphics card of the past',
  why: "cirrus is a card of 1993: 4 MiB, low resolutions, and slow. qxl lives from SPICE; without it nothing of its acceleration is used, and some distributions no longer build it.",
  remedy: "Use <model type='virtio'/> for guests with a driver for it, vga or bochs for the others.",
  witness: [{ source: 'qemu 10.0.13 qemu-options.hx -vga cirrus', text: 'Cirrus Logic GD5446 Video card. All Windows versions starting from Windows 95 should recognize and use this graphic card. […] (This card was the default before QEMU 2.2)' }, { source: 'qemu 10.0.13 qemu-options.hx -vga qxl', text: 'QXL paravirtual graphic card. […] Recommended choice when using the spice protocol.' }],
  drivers: ['kvm'],
  visits: ['domain/devices'],
  *check(devices) {
    const hasSpice = children(devices, 'graphics').some((g) => value(g, 'type') === 'spice');
    for (const video of children(devices, 'video')) {
      const type = attribute(child(video, 'model'), 'type');
      const why = type?.value === 'cirrus' ? 'is a card of 1993' : type?.value === 'qxl' && !hasSpice ? 'is of little use without SPICE' : undefined;
      if (why && type?.valueSpan) yield { at: type, message: `${deviceName(video)}: ${type.value} ${why}.`, fixes: ['virtio', 'vga'].map((t) => offeredFix(`Use ${t}`, replace(type.valueSpan!, t))) };
    }
  },
  bad: ["<devices><video><model «type='cirrus'»/></video></devices>", "<devices><graphics type='vnc' port='-1'/><video><model «type='qxl'»/></video></devices>"],
  good: ["<devices><video><model type='virtio'/></video></devices>", "<devices><graphics type='spice' autoport='yes'/><video><model type='qxl'/></video></devices>"],
});
