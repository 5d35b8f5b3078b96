import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bridge-name-used',
  category: 'network',
  severity: 'fatal',
  title: 'Another network uses that bridge name',
  match: ["bridge name '{bridge:quoted}' already in use"],
  message: 'The bridge name {bridge} belongs to another libvirt network.',
  why: 'Each network needs a bridge of its own; often a network was copied with its <bridge> element.',
  remedy: 'Give the network another <bridge name=>, or leave the name out and libvirt picks a free one.',
  checks: [{ command: "virsh net-list --all --name | xargs -n1 virsh net-dumpxml | grep '<bridge'" }],
  witness: {
    source: 'libvirt 11.3 src/network/bridge_driver.c, networkBridgeNameValidate()',
    text: "bridge name '%1$s' already in use.",
  },
  samples: [
    "error: internal error: bridge name 'virbr4' already in use.",
    "libvirt.libvirtError: internal error: bridge name 'virbr4' already in use.",
  ],
  nearMisses: [
    'error: internal error: Network is already in use by interface virbr4',
    'error creating bridge interface virbr4: File exists',
  ],
});
