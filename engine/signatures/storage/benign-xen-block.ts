import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-xen-block',
  category: 'storage',
  severity: 'benign',
  title: "Xen's block script succeeded",
  match: [
    'scripts/block: (add|remove) XENBUS_PATH',
    '/etc/xen/scripts/block: Writing {path:path}hotplug-status connected',
    'block: Writing {path:path}hotplug-status connected',
    'scripts/block{what}connected to xenstore',
  ],
  unless: ['hotplug-error'],
  message: "Xen's block script attached or detached a disk.",
  why: 'It runs for each virtual disk.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'Xen tools/hotplug/Linux/block, xen-hotplug-common.sh',
    text: 'block: %s XENBUS_PATH=%s / Writing %s/hotplug-status connected to xenstore.',
  },
  samples: [
    'root: /etc/xen/scripts/block: add XENBUS_PATH=backend/vbd/4/51712',
    'logger: /etc/xen/scripts/block: Writing backend/vbd/4/51712/hotplug-status connected to xenstore.',
  ],
  nearMisses: [
    'logger: /etc/xen/scripts/block: Writing backend/vbd/4/51712/hotplug-error failed to find an unused loop device',
    'libxl: Domain 7:unable to add device with path /local/domain/2/backend/vbd/7/51712',
  ],
});
