import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-tun-no-device',
  category: 'network',
  severity: 'fatal',
  title: 'The tun device is missing',
  match: [
    'Cannot open TUN/TAP dev /dev/net/tun',
    'TUN device missing',
    'nable to open /dev/net/tun, is tun module loaded',
    'ould not open /dev/net/tun: No such (file or directory|device)',
    'failed to open /dev/net/tun: No such (file or directory|device)',
    'ailed to open TUN device',
    '/dev/net/tun: No such (file or directory|device)',
    '/dev/net/tun does not exist',
  ],
  message: '/dev/net/tun is missing or has no driver behind it, so no tap device can be made.',
  why: 'The tun module is not loaded, or the container was not given the device.',
  remedy: 'modprobe tun on the host (listed in /etc/modules-load.d to have it after a reboot); for a container pass /dev/net/tun and NET_ADMIN.',
  checks: [
    { command: 'ls -l /dev/net/tun' },
    { command: 'modinfo tun' },
    { command: 'modprobe tun', changes: true },
  ],
  xml: [{ path: 'devices/interface' }],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevtap.c, virNetDevTapCreate(), and QEMU 10.0 net/tap-linux.c',
    text: 'Unable to open %1$s, is tun module loaded? / could not open %s',
  },
  samples: [
    'error: Unable to open /dev/net/tun, is tun module loaded?: No such file or directory',
    'qemu-system-x86_64: -netdev tap,id=n0: could not open /dev/net/tun: No such device',
    'Error: Cannot open TUN/TAP dev /dev/net/tun: No such file or directory (errno=2)',
    'ERROR: TUN device missing.',
  ],
  nearMisses: [
    'qemu-system-x86_64: -netdev tap,id=n0: could not open /dev/net/tun: Permission denied',
    'TUN: device initialised',
  ],
});
