import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const WITHOUT = ['cirrus', 'qxl', 'ramfb', 'vmvga', 'xen', 'gop', 'vbox', 'parallels'];

export default defineRule({
  id: 'video-edid-unsupported',
  profile: 'libvirt',
  severity: 'error',
  since: '11.7.0',
  title: 'EDID of a video device that has none',
  why: 'Only vga, bochs and virtio tell the guest the modes of a monitor.',
  remedy: 'Remove edid, or use another type.',
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of video devices', text: "video type '%1$s' does not support edid" }],
  onlyWith: ['@edid'],
  visits: ['domain/devices/video/model'],
  *check(model, { text: source }) {
    const edid = attribute(model, 'edid');
    const type = value(model, 'type') ?? '';
    if (!edid || !WITHOUT.includes(type)) return;
    yield { at: edid, message: `The video device ${type} has no EDID.`, fixes: [safeFix('Remove edid', removeAttribute(source, edid))] };
  },
  bad: ["<video><model type='cirrus' «edid='on'»/></video>"],
  good: ["<video><model type='vga' edid='on'/></video>"],
});
