import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-tap-create',
  category: 'network',
  severity: 'fatal',
  title: 'The tap device may not be created here',
  match: [
    "annot set interface (flags|MTU) on '{dev:quoted}': Operation not permitted",
    "annot set interface MAC to {mac:word} on '{dev:quoted}': Operation not permitted",
    'annot open macvtap tap device {tap:path}: (Operation not permitted|Permission denied|No such device or address|No such file or directory)',
    'ould not configure /dev/net/tun{rest}: (Operation not permitted|Device or resource busy)',
    'ould not open /dev/net/tun: (Operation not permitted|Permission denied)',
    'ioctl\\(TUNSETIFF\\): (Operation not permitted|Device or resource busy|Invalid argument|Permission denied)',
    'ailed to create {what}(tap|TAP|tun|TUN|tun/tap|TUN/TAP) (device|interface)',
    'No permission to create macvtap interface',
    'ailed to create tap{rest}: operation not permitted',
    'Cannot create (TAP|tap|TUN) (device|interface)',
  ],
  message: 'The tap device for the VM cannot be created.',
  why: 'The process lacks CAP_NET_ADMIN (a container or a plain user), the tap name is in use, or the container has no /dev/net/tun.',
  remedy: 'Run with NET_ADMIN and /dev/net/tun passed in, let libvirt (system mode) create the tap, or create it beforehand for the user with ip tuntap add dev TAP mode tap user USER.',
  checks: [
    { command: 'ls -l /dev/net/tun' },
    { command: 'ip tuntap' },
    { command: 'capsh --print' },
  ],
  xml: [{ path: 'devices/interface' }],
  yieldsTo: [
    'net-tun-no-device',
    'net-tap-multiqueue',
    'net-bridge-helper-suid',
  ],
  witness: {
    source: 'QEMU 10.0 net/tap-linux.c, tap_open(); libvirt src/util/virnetdevmacvlan.c virNetDevMacVLanTapOpen; libvirt src/util/virnetdev.c',
    text: "could not configure %s (%s): %m / cannot open macvtap tap device %1$s / Cannot set interface flags on '%1$s'",
  },
  samples: [
    "error: Cannot set interface flags on 'vnet7': Operation not permitted",
    'error: cannot open macvtap tap device /dev/tap77: Operation not permitted',
    'qemu-system-x86_64: -netdev tap,ifname=t0,id=n: could not configure /dev/net/tun (t0): Operation not permitted',
    'ERROR: Failed to create TAP device',
    'ioctl(TUNSETIFF): Operation not permitted',
    'ERROR: No permission to create macvtap interface. Please make sure that your host kernel supports it and that the NET_ADMIN capability is set.',
    '{"level":"error","msg":"failed to create tap device named tap0","pos":"x:1"}',
  ],
  nearMisses: [
    'qemu-system-x86_64: could not open /dev/net/tun: No such file or directory',
    'ip tuntap: created tap device t0',
  ],
});
