import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-tap-name-in-use',
  category: 'network',
  severity: 'fatal',
  title: 'The fixed tap name is taken',
  match: ['The {tap:path} interface already exists'],
  message: 'The tap name {tap} belongs to an interface that exists already.',
  why: '<target dev=> fixes the name; another VM uses it, or the interface was left over.',
  remedy: 'Remove <target dev=> so that libvirt picks a free name, choose another one, or delete the left-over interface when nothing uses it.',
  checks: [
    { command: 'ip -d link show TAP' },
    { command: 'virsh domiflist DOMAIN' },
  ],
  xml: [{ path: 'devices/interface/target/@dev', equals: 'tap' }],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevtap.c, virNetDevTapCreate()',
    text: 'The %1$s interface already exists',
  },
  samples: [
    'error: Requested operation is not valid: The web0 interface already exists',
    'libvirtd[2]: Requested operation is not valid: The vm-tap1 interface already exists',
  ],
  nearMisses: [
    'error: error creating bridge interface web0: File exists',
    'The interface web0 already exists in the configuration',
  ],
});
