import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-tap-multiqueue',
  category: 'network',
  severity: 'fatal',
  title: 'The existing tap has a single queue',
  match: [
    'nable to set tap device {tap:path} \\(maybe existing device was created with multi_queue flag',
    'you are asking more queues than supported: {queues:number}',
    'mq_required requested, but no kernel support for IFF_MULTI_QUEUE',
    'nable to create multiple fds for tap device {tap:path} \\(maybe existing device was created without multi_queue flag\\)',
    'multiqueue required, but no kernel support for IFF_MULTI_QUEUE available',
    'ould not configure /dev/net/tun \\({tap:path}\\): Invalid argument',
    'Multiqueue devices are not supported on this system',
  ],
  message: 'Several queues were asked for, but the tap device or back end does not allow them.',
  why: 'A tap that was created beforehand must have been made with multi_queue, and the number of queues is fixed by that.',
  remedy: 'Create the tap anew with ip tuntap add dev TAP mode tap multi_queue, let libvirt create it, or remove queues= from <driver>.',
  checks: [{ command: 'ip -d link show TAP', look: 'multi_queue' }],
  xml: [
    { path: 'devices/interface/target/@dev', equals: 'tap' },
    { path: 'devices/interface/driver/@queues' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevtap.c, virNetDevTapCreate(); QEMU 10.0 and 7.2 net/vhost-user.c; libvirt 12.8 libvirt.so',
    text: "Unable to create multiple fds for tap device %1$s (maybe existing device was created without multi_queue flag) / you are asking more queues than supported: %d / Unable to set tap device %1$s (maybe existing device was created with multi_queue flag but device XML lacks 'queues' greater than one)",
  },
  samples: [
    "error: Unable to set tap device tap7 (maybe existing device was created with multi_queue flag but device XML lacks 'queues' greater than one)",
    'qemu-system-x86_64: -netdev pear: you are asking more queues than supported: 7',
    'error: Unable to create multiple fds for tap device mq0 (maybe existing device was created without multi_queue flag): Invalid argument',
    'qemu-kvm: -netdev tap,queues=4,id=n: multiqueue required, but no kernel support for IFF_MULTI_QUEUE available',
    'qemu-kvm: -netdev tap,ifname=mq0,queues=4: could not configure /dev/net/tun (mq0): Invalid argument',
  ],
  nearMisses: [
    'interface 52:54:00:00:00:01 - multiqueue is not supported for network interfaces of type user',
    'tun: mq0 multi_queue on',
  ],
});
