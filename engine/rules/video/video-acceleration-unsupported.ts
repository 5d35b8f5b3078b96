import type { Fix } from '../../core/finding.ts';
import { isOlder } from '../../core/version.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Attribute } from '../../xml/tree.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

/** Without the attribute, and without the element when it holds no other. */
const without = (source: string, at: Attribute): Fix[] => [
  at.owner.attributes.length === 1 ? safeFix('Remove <acceleration>', removeElement(source, at.owner)) : safeFix(`Remove ${at.name}`, removeAttribute(source, at)),
];

export default defineRule({
  id: 'video-acceleration-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'Acceleration that the video device does not have',
  why: 'QEMU has no 2D acceleration switch, and 3D acceleration only for virtio; libvirt 11 refuses it for others, later releases leave it without effect.',
  remedy: "Remove the attribute, or use type='virtio' with accel3d.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: 'qemu does not support the accel2d setting' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "3d acceleration is supported only with 'virtio' video device" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/video'],
  *check(video, { text: source, target }) {
    const model = child(video, 'model');
    const type = value(model, 'type');
    const two = attribute(child(model, 'acceleration'), 'accel2d');
    const three = attribute(child(model, 'acceleration'), 'accel3d');
    if (type === undefined || type === 'none') return;
    if (two?.value === 'yes') yield { at: two, message: `The video device ${type.slice(0, 40)} asks for 2D acceleration, which QEMU does not switch.`, fixes: without(source, two) };
    else if (three?.value === 'yes' && type !== 'virtio' && value(child(video, 'driver'), 'name') !== 'vhostuser') yield { at: three, message: `The video device ${type.slice(0, 40)} asks for 3D acceleration, which only virtio has.`, fixes: without(source, three), ...(!isOlder(target.libvirt, '12.0.0') && { severity: 'warning' as const }) };
  },
  bad: [
    "<video><model type='virtio'><acceleration «accel2d='yes'»/></model></video>",
    "<video><model type='vga'><acceleration «accel3d='yes'»/></model></video>",
  ],
  good: [
    "<video><model type='virtio'><acceleration accel3d='yes'/></model></video>",
  ],
});
