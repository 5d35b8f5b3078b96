import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-net-already-active',
  category: 'network',
  severity: 'benign',
  title: 'The network already runs',
  match: ['network is already active'],
  message: 'The network is already started.',
  why: 'It was started before, by autostart or by hand.',
  remedy: 'Nothing has to be done.',
  checks: [{ command: 'virsh net-list --all' }],
  witness: {
    source: 'libvirt 11.3 src/network/bridge_driver.c, networkStartNetwork()',
    text: 'network is already active',
  },
  samples: [
    'error: Failed to start network lab-net\nerror: Requested operation is not valid: network is already active',
    'libvirt.libvirtError: Requested operation is not valid: network is already active',
  ],
  nearMisses: [
    "error: Requested operation is not valid: network 'lab-net' is not active",
    'network becomes active',
  ],
});
