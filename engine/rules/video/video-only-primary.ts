import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { appendChild, setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

const SINGLE = ['vga', 'cirrus', 'vmvga', 'bochs', 'ramfb'];

export default defineRule({
  id: 'video-only-primary',
  profile: 'libvirt',
  severity: 'error',
  title: 'A second video device that can only be the first',
  why: 'QEMU takes qxl and virtio as further video devices; the others work only as the primary one, and with one head.',
  remedy: "Use type='virtio' or 'qxl' for the further device, and heads='1' for the others.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "video type '%1$s' is only valid as primary video device" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "video type '%1$s' doesn't support multiple 'heads'" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['video'],
  visits: ['domain/devices'],
  *check(devices, { domain, text: source }) {
    const videos = children(devices, 'video');
    const primary = videos.find((v) => value(child(v, 'model'), 'primary') === 'yes') ?? videos[0];
    for (const video of videos) {
      const model = child(video, 'model');
      const type = attribute(model, 'type');
      const heads = attribute(model, 'heads');
      if (!type && video !== primary && isX86(domain) === true) yield { at: model ?? video, message: 'This further video device has no type, which makes it a cirrus or vga; these work only as the primary one.', fixes: [offeredFix("Write type='virtio'", model ? setAttribute(model, 'type', 'virtio') : appendChild(source, video, "<model type='virtio'/>"))] };
      if (!type || !SINGLE.includes(type.value)) continue;
      if (video !== primary) yield { at: type, message: `The video device ${type.value} works only as the primary one; a further one must be virtio or qxl.`, fixes: [offeredFix("Write type='virtio'", replace(type.valueSpan!, 'virtio'))] };
      else if (heads && Number(heads.value) > 1) yield { at: heads, message: `The video device ${type.value} has one head, not ${heads.value.slice(0, 10)}.`, fixes: [safeFix("Write heads='1'", replace(heads.valueSpan!, '1'))] };
    }
  },
  bad: [
    "<devices><video><model type='vga' primary='yes'/></video>«<video>»</video></devices>",
    "<devices><video><model type='vga' primary='yes'/></video><video><model «type='cirrus'»/></video></devices>",
    "<devices><video><model type='vga' «heads='2'»/></video></devices>",
  ],
  good: [
    "<devices><video><model type='vga' heads='1' primary='yes'/></video><video><model type='virtio' heads='4'/></video></devices>",
  ],
});
