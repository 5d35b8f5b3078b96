import { guestOf } from '../../schema/domain/example-domains.ts';
import { attribute, child, descend, value } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'video-blob-needs-memfd',
  profile: 'libvirt',
  severity: 'error',
  title: 'Blob resources without memfd memory',
  why: 'virtio-gpu shares pieces of guest memory as blobs, which libvirt sets up on memfd memory only.',
  remedy: "Add <memoryBacking><source type='memfd'/></memoryBacking>, or write blob='off'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "'blob' support for virtio-gpu devices requires a memfd memory backend" },
  ],
  since: '9.2.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/video'],
  *check(video, { domain }) {
    const blob = attribute(child(video, 'model'), 'blob');
    if (blob?.value !== 'on' || value(child(video, 'model'), 'type') !== 'virtio' || value(descend(domain, 'memoryBacking', 'source'), 'type') === 'memfd') return;
    yield { at: blob, message: 'The virtio video device uses blobs, which need the guest memory on memfd.', fixes: [offeredFix("Write blob='off'", replace(blob.valueSpan!, 'off'))] };
  },
  bad: [
    "<video><model type='virtio' «blob='on'»/></video>",
  ],
  good: [
    guestOf('x86_64', 'q35', "<memoryBacking><source type='memfd'/></memoryBacking><devices><video><model type='virtio' blob='on'/></video></devices>"),
  ],
});
