import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bridge-create-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'libvirt may not make a bridge',
  match: ['rror creating bridge interface {bridge:path}: Operation not permitted', 'nable to create bridge {bridge:path}: Operation not permitted'],
  message: 'The bridge {bridge} could not be made: it needs privileges.',
  why: 'A session connection (qemu:///session) runs as an ordinary user, and in a container the capability NET_ADMIN is missing.',
  remedy: 'Use qemu:///system, or an interface type that needs no bridge (user, passt).',
  checks: [{ command: 'virsh uri' }],
  xml: [{ path: '/network/bridge/@name' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virnetdevbridge.c virNetDevBridgeCreate', text: 'error creating bridge interface %1$s' },
  samples: [
    'error: error creating bridge interface virbr7: Operation not permitted',
    'error: Unable to create bridge virbr7: Operation not permitted',
  ],
  nearMisses: ['error: error creating bridge interface virbr7: File exists'],
});
