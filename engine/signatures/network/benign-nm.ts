import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-nm',
  category: 'network',
  severity: 'benign',
  title: 'NetworkManager remarks on a device or its DNS mode',
  match: [
    'NetworkManager{pid}: <info> {message}',
    'dns-mgr: {message}',
    'device \\({device:word}\\): state change: {message}',
  ],
  message: 'NetworkManager reports a change of a device or its name service mode.',
  why: 'It follows the tap and bridge devices that libvirt makes.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'NetworkManager src/core/devices/nm-device.c',
    text: "device (%s): state change: %s -> %s (reason '%s', …)",
  },
  samples: [
    "NetworkManager[6]: <info>  [1700000000.1111] device (vnet8): state change: unmanaged -> unavailable (reason 'connection-assumed')",
    'NetworkManager[6]: <info>  [1700000000.2222] dns-mgr: init: dns=default',
  ],
  nearMisses: [
    'NetworkManager[6]: <error> [1700000000.3333] cannot activate connection',
    'NetworkManager[6]: <warn>  [1700000000.3333] dhcp4 failed',
  ],
});
