import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-tap-create-libvirt',
  category: 'network',
  severity: 'fatal',
  title: 'libvirt could not create the tap device',
  match: [
    'nable to create tap device {tap:path}: {reason}',
    'nable to create tap device: {reason}',
  ],
  message: 'libvirt could not create the tap device: {reason}',
  why: 'The name is taken by another interface (Device or resource busy), or the daemon lacks the right (Operation not permitted: session mode, a container).',
  remedy: 'Remove <target dev=> so that libvirt picks a free name, or use the system daemon; in session mode use a bridge through the helper or user networking.',
  checks: [
    { command: 'ip -br link' },
    { command: 'virsh uri' },
  ],
  xml: [{ path: 'devices/interface/target/@dev', equals: 'tap' }],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevtap.c, virNetDevTapCreate()',
    text: 'Unable to create tap device %1$s',
  },
  samples: [
    'error: Unable to create tap device vnet9: Operation not permitted',
    'libvirtd[5]: Unable to create tap device web0: Device or resource busy',
    'error: Unable to create tap device: Operation not permitted',
  ],
  nearMisses: [
    'error: Unable to create multiple fds for tap device web0 (maybe existing device was created without multi_queue flag): Invalid argument',
    'created tap device vnet9',
  ],
});
