import { attribute, child } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'video-model-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A video model of another hypervisor',
  why: 'QEMU has vga, cirrus, vmvga, qxl, virtio, bochs, ramfb and none; xen, vbox, parallels and gop belong to others.',
  remedy: "Use type='virtio' or 'vga'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "domain configuration does not support video model '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/video'],
  *check(video) {
    const type = attribute(child(video, 'model'), 'type');
    if (type?.valueSpan && ['xen', 'vbox', 'parallels', 'gop'].includes(type.value)) yield { at: type, message: `The video model ${type.value} does not exist in QEMU.`, fixes: [offeredFix("Write type='virtio'", replace(type.valueSpan, 'virtio')), offeredFix("Write type='vga'", replace(type.valueSpan, 'vga'))] };
  },
  bad: [
    "<video><model «type='vbox'»/></video>",
  ],
  good: [
    "<video><model type='virtio'/></video>",
  ],
});
