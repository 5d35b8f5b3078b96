import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute, removeElement, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'video-vhostuser-needs-virtio',
  profile: 'libvirt',
  severity: 'error',
  title: 'vhost-user with a video device that does not know it',
  why: 'Only the virtio video device can be rendered by another process, and only then does it name the render node.',
  remedy: "Write <model type='virtio'>, and <driver name='vhostuser'/> for a render node.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate', text: "'vhostuser' driver is only supported with 'virtio' device" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate', text: "unsupported rendernode accel attribute without 'vhostuser'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainVideoAccelDefParseXML', text: 'missing values for acceleration' },
  ],
  visits: ['domain/devices/video'],
  *check(video, { text: source }) {
    const model = child(video, 'model');
    const type = value(model, 'type');
    const name = attribute(child(video, 'driver'), 'name');
    const acceleration = child(model, 'acceleration');
    const node = attribute(acceleration, 'rendernode');
    if (name?.value === 'vhostuser' && type !== undefined && type !== 'virtio') yield { at: name, message: `The video device is of type ${type}; only virtio works with vhost-user.`, fixes: [offeredFix("Write type='virtio'", setAttribute(model!, 'type', 'virtio'))] };
    if (node && name?.value !== 'vhostuser' && type !== 'none') yield { at: node, message: 'The video device names a render node, which only the vhostuser driver uses.', fixes: [offeredFix('Remove rendernode', acceleration!.attributes.length > 1 ? removeAttribute(source, node) : removeElement(source, acceleration!))] };
    if (acceleration && !node && !attribute(acceleration, 'accel2d') && !attribute(acceleration, 'accel3d')) yield { at: acceleration, message: 'The video device has an <acceleration> that says nothing.', fixes: [offeredFix('Remove <acceleration>', removeElement(source, acceleration))] };
  },
  bad: [
    "<video><driver «name='vhostuser'»/><model type='vga'/></video>",
    "<video><model type='virtio'><acceleration accel3d='yes' «rendernode='/dev/dri/renderD128'»/></model></video>",
    "<video><model type='virtio'>«<acceleration/>»</model></video>",
  ],
  good: [
    "<video><driver name='qemu'/><model type='virtio'><acceleration accel3d='yes'/></model></video>",
  ],
});
