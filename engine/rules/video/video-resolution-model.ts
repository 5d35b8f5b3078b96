import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'video-resolution-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'A start resolution that the video model does not take',
  why: 'Only vga, qxl, virtio and bochs can be told a resolution to start with.',
  remedy: 'Remove <resolution>, or use one of those models.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: 'model resolution is not supported' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/video'],
  *check(video, { text: source }) {
    const model = child(video, 'model');
    const resolution = child(model, 'resolution');
    const type = value(model, 'type');
    if (!resolution || type === undefined || !['cirrus', 'vmvga', 'ramfb'].includes(type)) return;
    yield { at: resolution, message: `The video device ${type} cannot be told a resolution.`, fixes: [safeFix('Remove <resolution>', removeElement(source, resolution))] };
  },
  bad: [
    "<video><model type='cirrus'>«<resolution x='1280' y='720'/>»</model></video>",
  ],
  good: [
    "<video><model type='virtio'><resolution x='1280' y='720'/></model></video>",
  ],
});
